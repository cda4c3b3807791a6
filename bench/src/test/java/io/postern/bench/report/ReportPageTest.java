package io.postern.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ReportPageTest {

    private static final String LOADS = """
        2026-05-01, a machine.

        | a request carries | server | requests/s | of bare | missing | errors |
        | --- | --- | --- | --- | --- | --- |
        | 1 datum | bare Netty | 126,265 | 1.00 | – | none |
        | 1 datum | Postern, `Redis` | 47,562 | 0.38 | 0 | none |
        """;

    private static final String SOAK = """
        | s | resident MB | heap MB |
        | --- | --- | --- |
        | 0 | 280 | 90 |
        | 5 | 301 | – |
        | 10 | 303 | 95 |
        """;

    @Test
    void everyColumnOfFiguresIsAChartOfBars() throws IOException {
        JsonNode charts = charts(page("run", LOADS));

        assertThat(charts.findValuesAsText("title")).containsExactly("requests/s", "of bare");
        assertThat(charts.at("/0/type").asText()).isEqualTo("bar");
        assertThat(charts.at("/0/labels")).hasToString("[\"1 datum, bare Netty\",\"1 datum, Postern, Redis\"]");
        assertThat(charts.at("/0/lines/0/values")).hasToString("[126265.0,47562.0]");
    }

    @Test
    void aCourseOfTimeIsOneChartOfLines() throws IOException {
        JsonNode charts = charts(page("soak", SOAK));

        assertThat(charts).hasSize(1);
        assertThat(charts.at("/0/type").asText()).isEqualTo("line");
        assertThat(charts.at("/0/labels")).hasToString("[\"0\",\"5\",\"10\"]");
        assertThat(charts.at("/0/lines").findValuesAsText("label")).containsExactly("resident MB", "heap MB");
        assertThat(charts.at("/0/lines/1/values")).hasToString("[90.0,null,95.0]");
    }

    @Test
    void aTableOfOneRowComparesNothing() throws IOException {
        assertThat(charts(page("run", LOADS.substring(0, LOADS.lastIndexOf("| 1 datum")))))
                .isEmpty();
    }

    @Test
    void whatResultsSayIsShownAndNeverMarkup() throws IOException {
        String page = page(
                "<b>run</b>",
                "<script>alert(1)</script>\n\n[a](javascript:alert(1))\n\n"
                        + LOADS.replace("1 datum", "</script><script>alert(2)</script>"));

        assertThat(page.substring(0, page.indexOf("<script")))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("href=\"javascript")
                .doesNotContain("<b>");
        assertThat(charts(page)).hasSize(2);
    }

    @Test
    void thePageNeedsNothingFromElsewhere() throws IOException {
        String page = page("run", LOADS);

        assertThat(page.contains("Chart.js v4")).isTrue();
        assertThat(page.substring(0, page.indexOf("<script"))).doesNotContainPattern("src=|href=|url\\(");
    }

    @Test
    void allResultsOfADirectoryComeInTheOrderOfTheirNames(@TempDir Path directory) throws IOException {
        Path output = directory.resolve("report.html");
        assertThat(report(directory, output)).isEqualTo(1);
        Files.writeString(directory.resolve("soak.md"), SOAK);
        Files.writeString(directory.resolve("result.md"), LOADS);

        assertThat(report(directory, output)).isZero();
        assertThat(Files.readString(output)).containsSubsequence("<h2>result</h2>", "<h2>soak</h2>");
    }

    private static int report(Path directory, Path output) {
        return new CommandLine(new Report()).execute(directory.toString(), "--output", output.toString());
    }

    private static String page(String title, String markdown) throws IOException {
        return ReportPage.of(List.of(new ReportPage.Result(title, markdown)));
    }

    private static JsonNode charts(String page) throws IOException {
        String start = "id=\"charts\">";
        int from = page.indexOf(start) + start.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }
}
