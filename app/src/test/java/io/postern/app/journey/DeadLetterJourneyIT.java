package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that CloudWatch refuses, until an operator has mended why: they arrive after all, or are thrown away. */
class DeadLetterJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LETTERS = "/api/v1/dead-letters";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([^\"]+)\"");

    private static final Surroundings GATE = Surroundings.start();
    private static final CloudWatchStandIn CLOUD_WATCH = GATE.cloudWatch();

    @AfterAll
    static void stop() {
        GATE.close();
    }

    @AfterEach
    void reset() {
        GATE.caller().delete(LETTERS + "?all=true");
        CLOUD_WATCH.reset();
    }

    @Test
    void aRefusedRecordArrivesOnceItsFaultIsMendedAndItIsRedriven() {
        String id = dieAs("sales");
        String letter = GATE.caller().read(LETTERS + "/" + id).body();
        assertThat(letter).contains("\"cause\":\"refused\"");
        String receipt = receipt(letter);
        assertThat(state(receipt)).isEqualTo("dead");
        CLOUD_WATCH.behave();

        HttpResponse<String> answer = GATE.caller().postAsOperator(LETTERS + "/" + id + "/redrive");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        Eventually.holds(SOON, "the metric arrives", () -> CLOUD_WATCH.samples() == 1);
        assertThat(CLOUD_WATCH.metrics().getFirst().metricName()).isEqualTo("sales");
        Eventually.holds(SOON, "its sender can see that", () -> state(receipt).equals("delivered"));
        assertThat(GATE.caller().read(LETTERS).body()).isEqualTo("{\"deadLetters\":[]}");
    }

    @Test
    void allThatDiedOfAnOutageAreRedrivenTogether() {
        for (String name : new String[] {"one", "two", "three"}) dieAs(name);
        CLOUD_WATCH.behave();

        HttpResponse<String> answer = GATE.caller().postAsOperator(LETTERS + "/redrive?cause=refused");

        assertThat(answer.body()).isEqualTo("{\"redriven\":3,\"more\":false,\"queueFull\":false}");
        Eventually.holds(SOON, "the metrics arrive", () -> CLOUD_WATCH.samples() == 3);
    }

    @Test
    void whatIsRedrivenTooEarlyDiesAgain() {
        String first = dieAs("sales");

        GATE.caller().postAsOperator(LETTERS + "/" + first + "/redrive");

        String second = Eventually.present(SOON, "it is a letter again", () -> id("sales"));
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aPurgedRecordNeverArrives() {
        String id = dieAs("sales");
        CLOUD_WATCH.behave();

        assertThat(GATE.caller().delete(LETTERS + "/" + id).statusCode()).isEqualTo(204);

        assertThat(GATE.caller().postAsOperator(LETTERS + "/redrive?all=true").body())
                .isEqualTo("{\"redriven\":0,\"more\":false,\"queueFull\":false}");
        assertThat(CLOUD_WATCH.samples()).isZero();
        assertThat(GATE.caller().get("/prometheus").body())
                .contains("postern_purged_letters_total")
                .doesNotContain("postern_dead_records_total{cause=\"refused\"} 0.0");
    }

    /** Sends a metric that CloudWatch refuses; the id of its dead letter. */
    private static String dieAs(String metricName) {
        CLOUD_WATCH.refuseMetrics(datum -> true);
        assertThat(GATE.caller().sendMetric(GATE.token(), "shop", metricName, 1).statusCode())
                .isEqualTo(201);
        return Eventually.present(SOON, metricName + " is a dead letter", () -> id(metricName));
    }

    private static String receipt(String letter) {
        Matcher receipt = RECEIPT.matcher(letter);
        assertThat(receipt.find()).as(letter).isTrue();
        return receipt.group(1);
    }

    /** What its sender is told of a submission. */
    private static String state(String receipt) {
        String trace = GATE.caller().trace(GATE.token(), receipt).body();
        Matcher state = STATE.matcher(trace);
        assertThat(state.find()).as(trace).isTrue();
        return state.group(1);
    }

    private static Optional<String> id(String metricName) {
        for (String letter : GATE.caller().read(LETTERS).body().split("},\\{", -1)) {
            Matcher id = ID.matcher(letter);
            if (letter.contains("\"metricName\":\"" + metricName + "\"") && id.find()) return Optional.of(id.group(1));
        }
        return Optional.empty();
    }
}
