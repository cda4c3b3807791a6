package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.Eventually;
import io.postern.testkit.browser.Browser;
import io.postern.testkit.browser.PageServer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A page of another origin in a real browser: what it may send, and what it may read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageBrowserIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final PageServer home = PageServer.start();
    private final PageServer stranger = PageServer.start();
    private final Gate gate = Boot.start(
            Map.of(
                    "PORT",
                    "-1",
                    "CLIENT_SECRET_KEY",
                    Caller.CLIENT_SECRET,
                    "POSTERN_OPERATOR_KEY",
                    Caller.OPERATOR_KEY,
                    "CORS_ALLOWED_ORIGIN",
                    home.origin(),
                    "POSTERN_TELEMETRY_COMPANY",
                    "10ms"),
            Map.of());
    private final Caller caller = new Caller(gate.uri());
    private final Browser browser = Browser.start();
    private final String token = caller.accessToken();

    @BeforeEach
    void openThePage() {
        browser.open(home.serve("<title>home</title>"));
    }

    @AfterAll
    void end() {
        browser.close();
        caller.close();
        gate.close();
        home.close();
        stranger.close();
    }

    @Test
    void aFetchOfJsonPassesItsPreflightAndItsAnswerCanBeRead() {
        assertThat(fetch("application/json", metric("fetched"))).isEqualTo(201L);
        awaitMetric("fetched");
    }

    @Test
    void aFetchOfTextNeedsNoPreflight() {
        assertThat(fetch("text/plain", metric("texted"))).isEqualTo(201L);
        awaitMetric("texted");
    }

    @Test
    void anErrorCanBeReadByThePage() {
        Object body = browser.run(
                "const answer = await fetch(arguments[0], {method: 'POST', body: '{}'}); return answer.text();",
                gate.uri() + "/metric");

        assertThat(body).asString().contains("\"code\":110");
    }

    @Test
    void aBeaconOfAJsonBlobArrives() {
        beacon("new Blob([arguments[1]], {type: 'application/json'})", metric("blob"));
        awaitMetric("blob");
    }

    @Test
    void aBeaconOfTextArrives() {
        beacon("arguments[1]", metric("text"));
        awaitMetric("text");
    }

    @Test
    void aBeaconOfAFormArrives() {
        String form = "accessToken=%s&params[Namespace]=page&params[MetricData][0][MetricName]=form".formatted(token)
                + "&params[MetricData][0][Value]=1";
        beacon("new URLSearchParams(arguments[1])", form);
        awaitMetric("form");
    }

    @Test
    void aForeignOriginCannotReadTheAnswer() {
        browser.open(stranger.serve("<title>stranger</title>"));

        assertThatThrownBy(() -> fetch("text/plain", metric("foreign"))).hasMessageContaining("Failed to fetch");
    }

    @Test
    void theApiPageShowsItsOperationsWithNothingFromElsewhere() {
        browser.open(gate.uri().resolve("/openapi"));

        Eventually.holds(SOON, "the operations are shown", () -> Objects.requireNonNullElse(
                        browser.run("return document.body.innerText;"), "")
                .toString()
                .contains("/logEvents"));
    }

    private Object fetch(String contentType, String body) {
        return Objects.requireNonNull(browser.run(
                "const answer = await fetch(arguments[0],"
                        + " {method: 'POST', headers: {'Content-Type': arguments[1]}, body: arguments[2]});"
                        + " return answer.status;",
                gate.uri() + "/metric",
                contentType,
                body));
    }

    private void beacon(String content, String body) {
        assertThat(browser.run(
                        "return navigator.sendBeacon(arguments[0], " + content + ");", gate.uri() + "/metric", body))
                .isEqualTo(true);
    }

    private String metric(String name) {
        return "{\"accessToken\":\"%s\",\"params\":{\"Namespace\":\"page\",\"MetricData\":[{\"MetricName\":\"%s\",\"Value\":1}]}}"
                .formatted(token, name);
    }

    private void awaitMetric(String name) {
        Eventually.holds(SOON, name + " arrives", () -> caller.read("/api/v1/metrics?namespace=page")
                .body()
                .contains("\"" + name + "\""));
    }
}
