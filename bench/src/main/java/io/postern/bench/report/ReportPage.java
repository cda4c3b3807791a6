package io.postern.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A page that holds all it needs: each result as it was written, and its tables once more as charts. It can be sent by
 * mail and opened without a network.
 */
final class ReportPage {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    private static final String HEAD = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>Benchmarks of Postern</title>
        <style>
        """;

    private final StringBuilder sections = new StringBuilder();
    private final List<FigureChart> charts = new ArrayList<>();

    /**
     * What one run left behind.
     *
     * @param title its name
     * @param markdown what it says
     */
    record Result(String title, String markdown) {}

    private ReportPage() {}

    /** The page, results in the order of their titles. */
    static String of(List<Result> results) throws IOException {
        ReportPage page = new ReportPage();
        results.stream().sorted(Comparator.comparing(Result::title)).forEach(page::add);
        return String.join(
                "",
                HEAD,
                resource("page.css"),
                "</style>\n<h1>Benchmarks of Postern</h1>\n",
                page.sections,
                "<script type=\"application/json\" id=\"charts\">",
                // Nothing that a result says may end the element.
                JSON.writeValueAsString(page.charts).replace("<", "\\u003c"),
                "</script>\n<script>\n",
                resource(CHART_JS),
                "</script>\n<script>\n",
                resource("page.js"),
                "</script>\n");
    }

    private void add(Result result) {
        Node document = PARSER.parse("## " + result.title() + "\n\n" + result.markdown());
        sections.append("<section>\n").append(RENDERER.render(document));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext())
            if (node instanceof TableBlock table) FigureTable.of(table).charts().forEach(this::add);
        sections.append("</section>\n");
    }

    private void add(FigureChart chart) {
        sections.append("<figure><canvas data-chart=\"").append(charts.size()).append("\"></canvas></figure>\n");
        charts.add(chart);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            if (stream == null) throw new IOException(name + ": not on the class path");
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
