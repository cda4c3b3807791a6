package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Misbehaviour;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A CloudWatch in which everything goes wrong that can, some of the time or in one place. */
class FaultScriptIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long SEED = 4;
    private static final NumberedLoad.Pace PACE = new NumberedLoad.Pace(3, Duration.ofMillis(20), 10);

    /** What a record may be under way longer because something else is dead. */
    private static final Duration DELAY_MAX = Duration.ofSeconds(3);

    private static final Pattern REFUSED =
            Pattern.compile("\"receipt\":\"([^\"]+)\"[^}]*\"cause\":\"refused\",\"why\":\"[^\"]*is invalid");

    private final CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
    private final RealRedis redis = RealRedis.start();
    private final Journey journey =
            Journey.start(Journey.variables(redis.uri(), cloudWatch.endpoint(), Journey.UNDER_LOAD));

    @AfterEach
    void stop() {
        journey.close();
        redis.close();
        cloudWatch.close();
    }

    @Test
    void allThatIsGoodArrivesAndPoisonIsKeptWithItsReason() {
        followTheScript();
        try (NumberedLoad metrics = load(new NumberedRecords.Metrics("living"));
                NumberedLoad events = load(new NumberedRecords.Events("living"));
                NumberedLoad dead = load(new NumberedRecords.Events("dead"))) {
            metrics.awaitMore(10_000);
            metrics.stop();
            events.stop();
            dead.stop();

            Promises good = metrics.promises().where(number -> !isPoison(number));
            Promises poison = metrics.promises().where(FaultScriptIT::isPoison);
            good.awaitKept(SOON, cloudWatch);
            events.promises().awaitKept(SOON, cloudWatch);
            assertThat(dead.promises().missing(cloudWatch)).hasSize(dead.accepted());
            cloudWatch.behave();
            cloudWatch.refuseMetrics(datum -> datum.values().stream().anyMatch(value -> isPoison(value.longValue())));
            dead.promises().awaitKept(SOON, cloudWatch);
            QueueMeter.awaitEmpty(journey.caller());

            assertThat(poison.byNumber()).hasSizeGreaterThan(5);
            assertThat(poison.missing(cloudWatch)).hasSameSizeAs(poison.byNumber());
            assertThat(receiptsOfRefusedLetters()).isEqualTo(receipts(poison));
            System.out.printf(
                    "FaultScriptIT: %d + %d records promised, %d of them poison and dead letters, 0 missing, %d + %d"
                            + " doubled; p50 %d ms, p99 %d ms from promise to arrival; those of the dead group arrived"
                            + " once it lived: %d%n",
                    metrics.accepted(),
                    events.accepted(),
                    poison.byNumber().size(),
                    good.doubled(cloudWatch),
                    events.promises().doubled(cloudWatch),
                    good.latency(cloudWatch, 0.5).toMillis(),
                    good.latency(cloudWatch, 0.99).toMillis(),
                    dead.accepted());
        }
    }

    @Test
    void deadLogsDelayNoMetrics() {
        besideTheDead(
                new NumberedRecords.Events("dead"),
                NumberedRecords.Metrics::new,
                fault -> fault.on(Operation.PUT_LOG_EVENTS, Operation.CREATE_LOG_STREAM, Operation.CREATE_LOG_GROUP));
    }

    @Test
    void deadMetricsDelayNoLogs() {
        besideTheDead(
                new NumberedRecords.Metrics("dead"),
                NumberedRecords.Events::new,
                fault -> fault.on(Operation.PUT_METRIC_DATA));
    }

    @Test
    void aDeadGroupDelaysNoOtherGroup() {
        besideTheDead(new NumberedRecords.Events("dead"), NumberedRecords.Events::new, fault -> fault.on(
                        Operation.CREATE_LOG_STREAM)
                .inLogGroup("dead"));
    }

    private void besideTheDead(
            NumberedRecords dead, Function<String, NumberedRecords> living, UnaryOperator<Misbehaviour> plan) {
        Duration alone = latencyOf(living.apply("alone"));
        plan.apply(cloudWatch.misbehave(new Fault.Fail(503))).always();
        try (NumberedLoad deadLoad = load(dead)) {
            deadLoad.awaitMore(500);

            Duration beside = latencyOf(living.apply("beside"));

            System.out.printf(
                    "FaultScriptIT, dead %s: p99 of the living from promise to arrival %d ms alone, %d ms beside%n",
                    dead, alone.toMillis(), beside.toMillis());
            assertThat(beside).isLessThan(alone.plus(DELAY_MAX));
            deadLoad.stop();
            cloudWatch.behave();
            deadLoad.promises().awaitKept(SOON, cloudWatch);
        }
    }

    private void followTheScript() {
        cloudWatch
                .misbehave(new Fault.Fail(500))
                .on(Operation.CREATE_LOG_STREAM)
                .inLogGroup("dead")
                .always();
        cloudWatch.misbehave(new Fault.Throttle()).sometimes(0.10, SEED);
        cloudWatch.misbehave(new Fault.Fail(503)).sometimes(0.05, SEED + 1);
        cloudWatch.misbehave(new Fault.CutAfterProcessing()).sometimes(0.02, SEED + 2);
        cloudWatch.misbehave(new Fault.Hang()).sometimes(0.01, SEED + 3);
        cloudWatch.refuseMetrics(datum -> datum.values().stream().anyMatch(value -> isPoison(value.longValue())));
    }

    private static boolean isPoison(long number) {
        return number % 1000 == 500;
    }

    private Duration latencyOf(NumberedRecords records) {
        try (NumberedLoad load = load(records)) {
            load.awaitMore(2_000);
            load.stop();
            load.promises().awaitKept(SOON, cloudWatch);
            return load.promises().latency(cloudWatch, 0.99);
        }
    }

    private NumberedLoad load(NumberedRecords records) {
        return NumberedLoad.start(records, PACE, journey.uri());
    }

    private Set<String> receiptsOfRefusedLetters() {
        Matcher matcher = REFUSED.matcher(
                journey.caller().read("/api/v1/dead-letters?limit=1000").body());
        Set<String> receipts = new HashSet<>();
        while (matcher.find()) receipts.add(matcher.group(1));
        return receipts;
    }

    private static Set<String> receipts(Promises promises) {
        return promises.byNumber().values().stream().map(Promise::receipt).collect(Collectors.toSet());
    }
}
