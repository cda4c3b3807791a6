package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One of CloudWatch's two APIs takes every call and never answers, with the time-outs that Postern has by itself. */
class HangingApiIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final NumberedLoad.Pace PACE = new NumberedLoad.Pace(3, Duration.ofMillis(20), 10);

    /** What a record of the other API may be under way longer; a call may take 10 s, so less than that. */
    private static final Duration DELAY_MAX = Duration.ofSeconds(3);

    private final CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
    private final RealRedis redis = RealRedis.start();
    private final Journey journey = Journey.start(
            Journey.variables(redis.uri(), cloudWatch.endpoint(), Map.of("POSTERN_ACCESS_RATE_LIMIT_PRESET", "off")));

    @AfterEach
    void stop() {
        cloudWatch.behave();
        journey.close();
        redis.close();
        cloudWatch.close();
    }

    @Test
    void logsThatHangDelayNoMetrics() {
        besideTheHanging(
                new NumberedRecords.Events("hanging"),
                NumberedRecords.Metrics::new,
                Operation.PUT_LOG_EVENTS,
                Operation.CREATE_LOG_STREAM,
                Operation.CREATE_LOG_GROUP);
    }

    @Test
    void metricsThatHangDelayNoLogs() {
        besideTheHanging(
                new NumberedRecords.Metrics("hanging"), NumberedRecords.Events::new, Operation.PUT_METRIC_DATA);
    }

    private void besideTheHanging(
            NumberedRecords hanging,
            Function<String, NumberedRecords> living,
            Operation operation,
            Operation... operations) {
        Duration alone = latencyOf(living.apply("alone"));
        cloudWatch.misbehave(new Fault.Hang()).on(operation, operations).always();
        try (NumberedLoad load = load(hanging)) {
            load.awaitMore(500);
            Eventually.holds(SOON, "calls hang", () -> cloudWatch.hangingCalls() >= 2);

            Duration beside = latencyOf(living.apply("beside"));

            System.out.printf(
                    "HangingApiIT, %s hang: p99 of the living from promise to arrival %d ms alone, %d ms beside%n",
                    hanging, alone.toMillis(), beside.toMillis());
            assertThat(beside).isLessThan(alone.plus(DELAY_MAX));
            load.stop();
            cloudWatch.behave();
            load.promises().awaitKept(SOON, cloudWatch);
        }
    }

    private Duration latencyOf(NumberedRecords records) {
        try (NumberedLoad load = load(records)) {
            load.awaitMore(5_000);
            load.stop();
            load.promises().awaitKept(SOON, cloudWatch);
            return load.promises().latency(cloudWatch, 0.99);
        }
    }

    private NumberedLoad load(NumberedRecords records) {
        return NumberedLoad.start(records, PACE, journey.uri());
    }
}
