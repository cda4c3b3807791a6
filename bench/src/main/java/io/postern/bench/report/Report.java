package io.postern.bench.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one HTML page of the results that runs have left in a directory. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Makes one HTML page, with charts, of the Markdown results in a directory.")
public final class Report implements Callable<Integer> {

    @Parameters(paramLabel = "DIRECTORY", description = "where the results lie, each a file NAME.md")
    private Path directory = Path.of(".");

    @Option(names = "--output", paramLabel = "FILE", description = "default: ${DEFAULT-VALUE}")
    private Path output = Path.of("report.html");

    /**
     * Writes the page.
     *
     * @return 1 if there is no result to write about, else 0
     * @throws IOException if a result cannot be read or the page not be written
     */
    @Override
    public Integer call() throws IOException {
        List<ReportPage.Result> results = results();
        if (results.isEmpty()) {
            System.err.println(
                    directory + ": no results (expected: what bench/run, bench/soak or another run left there)");
            return 1;
        }
        Files.writeString(output, ReportPage.of(results));
        System.out.println(output + ": " + results.size() + " results");
        return 0;
    }

    private List<ReportPage.Result> results() throws IOException {
        List<ReportPage.Result> results = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.md")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String title = name.substring(0, name.length() - ".md".length());
                results.add(new ReportPage.Result(title, Files.readString(file)));
            }
        }
        return results;
    }

    /** Exit code 0: the page is written; 1: there is nothing to tell. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Report()).execute(args));
    }
}
