package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The documentation as a running Postern shows it: whole, with links that lead somewhere, and nothing but text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedDocsTest {

    private static final String HOME = "/openapi/docs/";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]*|#[^\"]*)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("src=|<(?:link|script|img|iframe)[^>]*\"(?:https?:)?//");

    private final Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void close() {
        http.close();
        gate.close();
    }

    @Test
    void everyPageIsReachedFromTheFirstAndEveryLinkLeadsSomewhere() throws IOException, InterruptedException {
        Map<String, String> pages = crawl();

        assertThat(pages.keySet()).containsAll(expected());
        for (Map.Entry<String, String> page : pages.entrySet())
            for (String link : links(page.getValue())) {
                String path = path(page.getKey(), link);
                if (!link.contains("#") || !pages.containsKey(path)) continue;
                String anchor = link.substring(link.indexOf('#') + 1);
                assertThat(pages.get(path)).as(page.getKey() + " to " + link).contains("id=\"" + anchor + "\"");
            }
    }

    @Test
    void pagesNeedNothingFromElsewhereAndAreWhatTheySay() throws IOException, InterruptedException {
        HttpResponse<String> page = get(HOME + "quick-start.html");

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        for (Map.Entry<String, String> each : crawl().entrySet())
            assertThat(ELSEWHERE.matcher(each.getValue()).find())
                    .as(each.getKey())
                    .isFalse();
    }

    @Test
    void theApiPageLeadsToThem() throws IOException, InterruptedException {
        assertThat(get("/openapi").body()).contains("href=\"" + HOME + "\"");
    }

    @Test
    void htmlAndScriptsInMarkdownAreText() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("docs")) {
            Path from = Files.createDirectory(folder.file("from"));
            Files.writeString(from.resolve("README.md"), """
                # <b>T</b>
                <script>alert(1)</script> [x](javascript:alert(1)) <!-- hidden -->

                <!-- hidden -->
                ```html
                <script>alert(2)</script>
                ```
                """);
            Process render = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "src/docs/RenderDocs.java",
                            from.toString(),
                            folder.file("to").toString())
                    .inheritIO()
                    .start();

            assertThat(render.waitFor()).isZero();
            assertThat(Files.readString(folder.file("to").resolve("index.html")))
                    .contains("&lt;script&gt;alert(1)", "&lt;script&gt;alert(2)")
                    .doesNotContain("<script", "<b>", "href=\"javascript");
        }
    }

    private Map<String, String> crawl() throws IOException, InterruptedException {
        Map<String, String> pages = new TreeMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(HOME));
        while (!waiting.isEmpty()) {
            String path = waiting.pop();
            if (pages.containsKey(path)) continue;
            HttpResponse<String> page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            pages.put(path, path.startsWith(HOME) ? page.body() : "");
            if (path.startsWith(HOME) && !path.endsWith(".css"))
                links(page.body()).forEach(link -> waiting.add(path(path, link)));
        }
        return pages;
    }

    private static List<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static String path(String page, String link) {
        return link.startsWith("#") ? page : link.replaceFirst("#.*", "");
    }

    private static List<String> expected() throws IOException {
        Path docs = Page.ROOT.resolve("docs");
        try (Stream<Path> files = Files.walk(docs)) {
            return files.map(docs::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".md") && !name.endsWith("README.md"))
                    .map(name -> HOME + name.replaceFirst("\\.md$", ".html"))
                    .toList();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(gate.uri() + path)).build(), BodyHandlers.ofString());
    }
}
