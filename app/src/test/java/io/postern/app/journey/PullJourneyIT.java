package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Calls on their way from a log group that Postern fetches to sums, while one Postern dies and another goes on. */
class PullJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String GROUP = "/aws/apigateway/shop";

    @AutoClose
    private final CloudWatchStandIn aws = CloudWatchStandIn.start();

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    private final Instant now = Clock.systemUTC().instant();

    @Test
    void eachCallCountsOnceThoughPosternDiesAndGoesOnFromItsCheckpoint() {
        try (PosternProcess postern = PosternProcess.start(variables())) {
            Caller caller = postern.caller();
            log(30, 0, 20);
            awaitCounted(caller, "recorded", 20);
            log(20, 20, 30);
            aws.putLogEvent(GROUP, "stream", now.minusSeconds(20), "{\"extendedRequestId\":");
            awaitCounted(caller, "recorded", 30);
            // Each turn begins before the checkpoint, and so sees all of them again.
            awaitCounted(caller, "duplicate", 60);

            postern.kill();
            log(180, 30, 35); // late, but not later than a turn looks back
            log(1, 35, 40);
            // A turn without a checkpoint would look back so far.
            log(450, 40, 41);
            postern.restart();

            awaitCounted(caller, "duplicate", 30);
            assertThat(counted(caller, "recorded")).isEqualTo(10);
            assertThat(usage(caller)).contains("\"groups\":[{\"application\":\"shop\",\"calls\":40,\"errors\":4,");
            assertThat(caller.read("/api/v1/metering/refused").body()).containsOnlyOnce("\"not_json\"");
        }
    }

    @Test
    void twoReplicasCountEachCallOnceAndOneGoesOnWhereTheOtherEnds() {
        List<Journey> replicas = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) replicas.add(Journey.start(variables()));
            log(30, 0, 20);
            Eventually.holds(
                    SOON,
                    "all are seen, and seen again",
                    () -> replicas.stream().mapToDouble(PullJourneyIT::seen).sum() >= 40);
            assertThat(usage(replicas.getFirst().caller())).contains("\"calls\":20,\"errors\":2,");

            // Turns are taken by whoever comes first, so it may be always the same.
            replicas.sort(Comparator.comparingDouble(PullJourneyIT::seen));
            replicas.removeLast().close();
            log(20, 20, 30);

            Caller left = replicas.getFirst().caller();
            Eventually.holds(SOON, "all are counted", () -> usage(left).contains("\"calls\":30,\"errors\":3,"));
        } finally {
            replicas.forEach(Journey::close);
        }
    }

    /** Calls by their number, each of which is one event of that time; every tenth an error. */
    private void log(long secondsAgo, int from, int until) {
        Instant at = now.minusSeconds(secondsAgo);
        IntStream.range(from, until)
                .forEach(call -> aws.putLogEvent(
                        GROUP, "stream", at, """
                            {"extendedRequestId":"e%d=","requestTimeEpoch":"%d","principalId":"shop","httpMethod":"GET",\
                            "resourcePath":"/pets/{id}","path":"/pets/%d","status":"%d","sourceIp":"192.0.2.7",\
                            "responseLatency":"12","integrationLatency":"-","responseLength":"345"}\
                            """.formatted(call, at.toEpochMilli(), call, call % 10 == 0 ? 502 : 200)));
    }

    private static String usage(Caller caller) {
        return caller.read("/api/v1/metering/usage?groupBy=application").body();
    }

    private static double seen(Journey replica) {
        return counted(replica.caller(), "recorded") + counted(replica.caller(), "duplicate");
    }

    private static void awaitCounted(Caller caller, String outcome, int atLeast) {
        Eventually.holds(SOON, atLeast + " " + outcome, () -> counted(caller, outcome) >= atLeast);
    }

    /** How many events of the group this process took so since its start. */
    private static double counted(Caller caller, String outcome) {
        String series = "postern_metering_calls_total{outcome=\"" + outcome + "\",way=\"pull\"} ";
        return caller.get("/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    private Map<String, String> variables() {
        return Journey.variables(
                redis.uri(),
                aws.endpoint(),
                Map.of(
                        "POSTERN_METERING_PULL_SHOP_LOG_GROUP", GROUP,
                        "POSTERN_METERING_PULL_SHOP_FORMAT", "rest",
                        "POSTERN_METERING_PULL_SHOP_EVERY", "300ms"));
    }
}
