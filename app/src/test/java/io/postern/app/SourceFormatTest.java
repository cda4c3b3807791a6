package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One format for all sources. A test and not a Maven plugin, because the formatter parses with the compiler of the Java
 * that it runs on, which for a plugin is Maven's own and may be older than the sources.
 */
class SourceFormatTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean APPLY = Boolean.getBoolean("format.apply");

    @Test
    void everySourceIsFormatted() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--palantir", APPLY ? "--replace" : "--dry-run"));
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(100);
        for (Path source : sources) arguments.add(source.toString());
        StringWriter toFormat = new StringWriter();
        StringWriter unreadable = new StringWriter();

        new Main(new PrintWriter(toFormat), new PrintWriter(unreadable), InputStream.nullInputStream())
                .format(arguments.toArray(String[]::new));

        assertThat(unreadable.toString())
                .as("sources that the formatter cannot read")
                .isEmpty();
        assertThat(toFormat.toString())
                .as("sources to format; do it with: mvn -pl app -am test -Dtest=SourceFormatTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dformat.apply=true")
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }
}
