package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What operators look at: probes, meters, the pages of the API. */
class OperationsIT {

    private static final Gate GATE =
            Boot.start(Map.of("PORT", "-1", "CLIENT_SECRET_KEY", Caller.CLIENT_SECRET), Map.of());
    private static final Caller CALLER = new Caller(GATE.uri());

    private static final Pattern METER = Pattern.compile("\\b(?:postern|jvm|process|system)_[a-z_]+");
    private static final Pattern OTHER_HOST = Pattern.compile("(?:https?:)?//[a-z0-9]", Pattern.CASE_INSENSITIVE);

    @AfterAll
    static void stop() {
        CALLER.close();
        GATE.close();
    }

    @Test
    void probesSayUpAndNoMore() {
        assertThat(CALLER.get("/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(CALLER.get("/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void metersAreThereBeforeTheFirstSubmission() {
        assertThat(CALLER.get("/prometheus").body())
                .contains("postern_delivered_records_total 0.0")
                .contains("postern_dead_records_total{cause=\"aged_while_waiting\"} 0.0")
                .contains("postern_dead_letters 0.0")
                .contains("postern_dead_letters_oldest_seconds 0.0")
                .contains("postern_forgotten_letters_total{reason=\"expired\"} 0.0")
                .contains("postern_forgotten_letters_total{reason=\"pushed_out\"} 0.0")
                .contains("postern_redriven_letters_total 0.0")
                .contains("postern_purged_letters_total 0.0")
                .contains("postern_postponed_records_total 0.0")
                .contains("postern_uncertain_records_total 0.0")
                .contains("postern_late_settlements_total 0.0")
                .contains("postern_queue_submissions{queue=\"metrics\"} 0.0")
                .contains("postern_queue_submissions{queue=\"logs\"} 0.0")
                .contains("postern_queue_bytes{queue=\"metrics\"} 0.0")
                .contains("postern_queue_bytes{queue=\"logs\"} 0.0")
                .contains("postern_queue_append_seconds_bucket")
                .contains("postern_submission_settled_seconds_bucket");
    }

    @Test
    void dashboardsAndAlertsAskForMetersThatAreShown() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("grafana/dashboards/postern.json", "prometheus/postern-rules.yml"))
            METER.matcher(Files.readString(Path.of("..", "deploy", "compose").resolve(file)))
                    .results()
                    .forEach(name -> asked.add(name.group()));
        String token = CALLER.accessToken();
        CALLER.sendMetric(token, "Shop", "Checkout", 1);
        CALLER.sendMetric("nonsense", "Shop", "Checkout", 1);
        System.gc(); // its pauses have a meter from the first one on

        assertThat(asked).hasSizeGreaterThan(15);
        Eventually.passes(Duration.ofSeconds(20), () -> assertThat(shown()).containsAll(asked));
    }

    @Test
    void thePagesNeedNothingFromElsewhere() {
        HttpResponse<String> page = CALLER.get("/openapi");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContainPattern(OTHER_HOST);
        assertThat(CALLER.get("/openapi/page.js").body()).doesNotContainPattern("https?://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';");
        assertThat(CALLER.get("/openapi/swagger-ui/swagger-ui-bundle.js").statusCode())
                .isEqualTo(200);
        assertThat(CALLER.get("/openapi/openapi.yaml").body()).startsWith("openapi: 3.");
    }

    private static Set<String> shown() {
        return CALLER.get("/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }
}
