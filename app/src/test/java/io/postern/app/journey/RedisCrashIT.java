package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.redis.RedisOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A Redis that is killed under load and comes back with its files, and what becomes of all that it had promised. */
class RedisCrashIT {

    private static final int KILLS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** What docs/operations.md says may go: a second, and two while the disk is slow. */
    private static final Duration EVERYSEC_LOSS_MAX = Duration.ofSeconds(2);

    private static final Duration BACKLOG = EVERYSEC_LOSS_MAX.plusSeconds(2);

    /** An answer from before a kill may be noted a little after it. */
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(1);

    private static final NumberedLoad.Pace PACE = new NumberedLoad.Pace(3, Duration.ofMillis(30), 5);

    private final Clock clock = Clock.systemUTC();
    private final List<Instant> kills = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void nothingPromisedIsLostWithFsyncAlways() {
        killUnderLoad(RedisOptions.appendOnly().with("appendfsync", "always"), missing -> assertThat(missing)
                .isEmpty());
    }

    /**
     * A killed process leaves what it had written to the kernel, so mostly nothing is missing here. Not always: while an
     * fsync is slow, Redis keeps writes to itself for up to two seconds and answers all the same, and these die with it.
     * What the death of a whole machine takes, the pages that were never synchronized, no test on one machine can show.
     */
    @Test
    void onlyTheLastSecondsAreLostWithFsyncEverySecond() {
        killUnderLoad(RedisOptions.appendOnly(), missing -> assertThat(missing)
                .allSatisfy(promise -> assertThat(kills).anySatisfy(kill -> assertThat(promise.at())
                        .isBetween(kill.minus(EVERYSEC_LOSS_MAX), kill.plus(NOTED_WITHIN)))));
    }

    private void killUnderLoad(RedisOptions options, Consumer<List<Promise>> verdictOnMissing) {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start(options);
                Journey journey =
                        Journey.start(Journey.variables(redis.uri(), cloudWatch.endpoint(), Journey.UNDER_LOAD));
                NumberedLoad metrics = NumberedLoad.start(new NumberedRecords.Metrics("numbers"), PACE, journey.uri());
                NumberedLoad events = NumberedLoad.start(new NumberedRecords.Events("numbers"), PACE, journey.uri())) {
            for (int kill = 0; kill < KILLS; kill++) {
                // Every other time CloudWatch is away for longer than what may be lost, so that all lies in Redis
                // alone.
                if (kill % 2 == 0) cloudWatch.vanish();
                metrics.awaitMore(100);
                if (kill % 2 == 0) loadFor(BACKLOG);
                killAndRestart(redis, metrics);
                if (kill % 2 == 0) cloudWatch.comeBack();
            }
            metrics.stop();
            events.stop();
            QueueMeter.awaitEmpty(journey.caller());

            List<Promises> all = List.of(metrics.promises(), events.promises());
            Eventually.passes(SOON, () -> verdictOnMissing.accept(missing(all, cloudWatch)));
            System.out.printf(
                    "RedisCrashIT, appendfsync %s: %d kills, %d + %d records promised, %d missing, %d + %d doubled;"
                            + " promises again %s ms after each kill%n",
                    options.settings().get("appendfsync"),
                    KILLS,
                    metrics.accepted(),
                    events.accepted(),
                    missing(all, cloudWatch).size(),
                    all.getFirst().doubled(cloudWatch),
                    all.getLast().doubled(cloudWatch),
                    waits.stream().map(Duration::toMillis).toList());
        }
    }

    private void loadFor(Duration time) {
        Instant end = clock.instant().plus(time);
        Eventually.holds(SOON, "the load went on", () -> clock.instant().isAfter(end));
    }

    private static List<Promise> missing(List<Promises> all, CloudWatchStandIn cloudWatch) {
        return all.stream()
                .flatMap(promises -> promises.missing(cloudWatch).values().stream())
                .toList();
    }

    private void killAndRestart(RealRedis redis, NumberedLoad load) {
        redis.kill();
        Instant killed = clock.instant();
        kills.add(killed);
        redis.restart();
        load.awaitMore(1);
        waits.add(Duration.between(killed, clock.instant()));
    }
}
