package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Processes that are killed under load, again and again, and what becomes of all that they had promised. */
class CrashIT {

    private static final int KILLS = 20;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Where in the load a process dies; fixed, but what it is doing at that moment never is. */
    private static final Random RANDOM = new Random(4);

    private static final NumberedLoad.Pace PACE = new NumberedLoad.Pace(3, Duration.ofMillis(80), 5);

    @Test
    void nothingPromisedIsLostWhenProcessesAreKilledTwentyTimes() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start();
                PosternProcess one = PosternProcess.start(variables(redis, cloudWatch));
                PosternProcess other = PosternProcess.start(variables(redis, cloudWatch));
                NumberedLoad metrics =
                        NumberedLoad.start(new NumberedRecords.Metrics("numbers"), PACE, one.uri(), other.uri());
                NumberedLoad events =
                        NumberedLoad.start(new NumberedRecords.Events("numbers"), PACE, one.uri(), other.uri())) {
            // Whoever loses its gate goes to the other one: so each that dies carries the whole load at that moment.
            for (int kill = 0; kill < KILLS; kill++) {
                PosternProcess victim = kill % 2 == 0 ? one : other;
                metrics.awaitMore(RANDOM.nextInt(20, 200));
                victim.kill();
                events.awaitMore(20);
                victim.restart();
            }
            metrics.stop();
            events.stop();

            List<Promises> all = List.of(metrics.promises(), events.promises());
            long start = System.nanoTime();
            for (Promises promises : all) promises.awaitKept(SOON, cloudWatch);
            long recovered = System.nanoTime() - start;
            QueueMeter.awaitEmpty(one.caller());

            assertThat(all)
                    .allSatisfy(promises -> assertThat(promises.byNumber()).hasSizeGreaterThan(KILLS * 20));
            System.out.printf(
                    "CrashIT: %d kills, %d + %d records promised, 0 missing, %d + %d doubled, %d requests unanswered;"
                            + " the last arrived %.1f s after the end of the load%n",
                    KILLS,
                    metrics.accepted(),
                    events.accepted(),
                    all.getFirst().doubled(cloudWatch),
                    all.getLast().doubled(cloudWatch),
                    all.stream().mapToInt(Promises::unanswered).sum(),
                    recovered / 1e9);
        }
    }

    private static Map<String, String> variables(RealRedis redis, CloudWatchStandIn cloudWatch) {
        return Journey.variables(redis.uri(), cloudWatch.endpoint(), Journey.UNDER_LOAD);
    }
}
