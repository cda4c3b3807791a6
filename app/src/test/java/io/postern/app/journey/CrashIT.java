package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
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
                PosternProcess first = PosternProcess.start(variables(redis, cloudWatch));
                PosternProcess second = PosternProcess.start(variables(redis, cloudWatch));
                PosternProcess third = PosternProcess.start(variables(redis, cloudWatch));
                NumberedLoad metrics = load(new NumberedRecords.Metrics("numbers"), first, second, third);
                NumberedLoad events = load(new NumberedRecords.Events("numbers"), first, second, third)) {
            List<PosternProcess> all = List.of(first, second, third);
            // Whoever loses its gate goes to the next one, which dies next: each carries the load at that moment. One
            // serves while one or two start, since their start is most of the time that this takes.
            for (int kill = 0; kill < KILLS; kill++) {
                PosternProcess victim = all.get(kill % all.size());
                PosternProcess next = all.get((kill + 1) % all.size());
                metrics.awaitMore(RANDOM.nextInt(20, 200));
                next.awaitAnswer();
                victim.kill();
                victim.launch();
                events.awaitMore(20);
            }
            metrics.stop();
            events.stop();

            List<Promises> books = List.of(metrics.promises(), events.promises());
            long start = System.nanoTime();
            for (Promises promises : books) promises.awaitKept(SOON, cloudWatch);
            long recovered = System.nanoTime() - start;
            all.forEach(PosternProcess::awaitAnswer);
            QueueMeter.awaitEmpty(first.caller());

            assertThat(books)
                    .allSatisfy(promises -> assertThat(promises.byNumber()).hasSizeGreaterThan(KILLS * 20));
            System.out.printf(
                    "CrashIT: %d kills, %d + %d records promised, 0 missing, %d + %d doubled, %d requests unanswered;"
                            + " the last arrived %.1f s after the end of the load%n",
                    KILLS,
                    metrics.accepted(),
                    events.accepted(),
                    books.getFirst().doubled(cloudWatch),
                    books.getLast().doubled(cloudWatch),
                    books.stream().mapToInt(Promises::unanswered).sum(),
                    recovered / 1e9);
        }
    }

    private static NumberedLoad load(NumberedRecords records, PosternProcess... gates) {
        return NumberedLoad.start(
                records, PACE, Stream.of(gates).map(PosternProcess::uri).toArray(URI[]::new));
    }

    private static Map<String, String> variables(RealRedis redis, CloudWatchStandIn cloudWatch) {
        return Journey.variables(redis.uri(), cloudWatch.endpoint(), Journey.UNDER_LOAD);
    }
}
