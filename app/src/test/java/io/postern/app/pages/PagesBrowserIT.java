package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.app.command.Commands;
import io.postern.app.command.Terminal;
import io.postern.testkit.Eventually;
import io.postern.testkit.browser.Browser;
import io.postern.testkit.browser.PageServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/how-to/browser.md tells web pages to do, in a real browser. */
class PagesBrowserIT {

    private static final String NAME = "PagesBrowserIT";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OPERATOR_KEY = "a-key-of-your-operators";

    /** Stands for the page's own backend, which hands out tokens. */
    private static final String BACKEND = """
        const network = window.fetch;
        window.fetch = (address, options) => address === '/telemetry-token'
          ? Promise.resolve(new Response(JSON.stringify({ accessToken: 'TOKEN' }))) : network(address, options);
        """;

    @Test
    void thePageSendsMetricsLogEventsAndWhatIsLeftWhenItGoes() {
        Page page = Page.read(Path.of("..", "docs", "how-to", "browser.md"));
        try (PageServer home = PageServer.start();
                HttpClient http = HttpClient.newHttpClient();
                Browser browser = Browser.start();
                Gate gate = Boot.start(
                        Map.of(
                                "PORT",
                                "-1",
                                "CLIENT_SECRET_KEY",
                                "a-secret-of-your-backend",
                                "POSTERN_OPERATOR_KEY",
                                OPERATOR_KEY,
                                "CORS_ALLOWED_ORIGIN",
                                home.origin()),
                        Map.of())) {
            browser.open(home.serve("<title>shop</title>"));
            browser.run(BACKEND.replace("TOKEN", token(gate)) + script(page, gate) + "measured('Click', 1, 'Count');");

            browser.open(home.serve("<title>elsewhere</title>"));

            await(http, gate, "metrics?namespace=ShopWeb", "PageLoad");
            await(http, gate, "metrics?namespace=ShopWeb", "Click");
            await(http, gate, "logs/events?logGroupName=shop-web", "checkout failed");
        }
    }

    private static String script(Page page, Gate gate) {
        return page.steps().stream()
                .filter(step -> step.claimant().equals(NAME))
                .map(step -> ((Step.Block) step).text())
                .collect(Collectors.joining())
                .replace("https://postern.example.org", gate.uri().toString());
    }

    private static String token(Gate gate) {
        StringWriter token = new StringWriter();
        Map<String, String> variables = Map.of(
                "CLIENT_SECRET_KEY",
                "a-secret-of-your-backend",
                "POSTERN_URL",
                gate.uri().toString());
        Terminal terminal = new Terminal(
                variables,
                InputStream.nullInputStream(),
                new PrintWriter(token),
                new PrintWriter(Writer.nullWriter()),
                false);
        assertThat(Commands.run(new String[] {"token"}, terminal, () -> {})).isZero();
        return token.toString().strip();
    }

    private static void await(HttpClient http, Gate gate, String question, String word) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gate.uri() + "/api/v1/" + question))
                .header("x-api-key", OPERATOR_KEY)
                .build();
        Eventually.holds(SOON, word + " arrives", () -> {
            try {
                return http.send(request, BodyHandlers.ofString()).body().contains(word);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }
}
