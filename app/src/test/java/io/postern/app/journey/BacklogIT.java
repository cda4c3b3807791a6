package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A CloudWatch that stays away for longer than the queue has room, on a heap that is smaller than the backlog. */
class BacklogIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** What docs/operations.md asks for with the bounds below: 50 MB, 8 MB of bodies, 25 MB for each of four rounds. */
    private static final String HEAP = "160m";

    private static final String QUEUE = "176MB";

    /** The heap, and half as much again as code, threads and buffers usually take. */
    private static final long RESIDENT_BYTES_MAX = 400L << 20;

    private static final int EVENT_BYTES = 4000;
    private static final NumberedLoad.Pace FLOOD = new NumberedLoad.Pace(4, Duration.ofMillis(5), 100);
    private static final NumberedLoad.Pace TRICKLE = new NumberedLoad.Pace(2, Duration.ofMillis(50), 5);

    @Test
    void itIsBoundedThenRefusedAndDrainedWhileNewTrafficIsServed() {
        try (CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
                RealRedis redis = RealRedis.start();
                PosternProcess postern = PosternProcess.startWithHeap(HEAP, variables(redis, cloudWatch))) {
            cloudWatch.vanish();
            NumberedRecords large = new NumberedRecords.Events("backlog", "x".repeat(EVENT_BYTES) + " ");
            Promises backlog = fill(large, postern);
            assertThat(postern.output()).doesNotContain("OutOfMemoryError");
            HttpResponse<String> refused =
                    large.send(postern.caller(), postern.caller().accessToken(), 1_000_000, FLOOD.recordsPerRequest());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            long full = postern.residentBytes();

            cloudWatch.comeBack();
            long back = System.nanoTime();
            try (NumberedLoad fresh =
                    NumberedLoad.start(new NumberedRecords.Metrics("fresh"), TRICKLE, postern.uri())) {
                fresh.awaitMore(50);
                int waiting = backlog.missing(cloudWatch).size();
                backlog.awaitKept(SOON, cloudWatch);
                double drained = (System.nanoTime() - back) / 1e9;
                fresh.stop();
                fresh.promises().awaitKept(SOON, cloudWatch);

                long last = postern.residentBytes();
                System.out.printf(
                        "BacklogIT: %d + %d records promised, 0 missing, %d doubled; new ones were taken while %d"
                                + " waited; drained in %.1f s; resident %d MB when full, %d MB at the end%n",
                        backlog.byNumber().size(),
                        fresh.accepted(),
                        backlog.doubled(cloudWatch),
                        waiting,
                        drained,
                        full >> 20,
                        last >> 20);
                assertThat(waiting).isPositive();
                assertThat(full).isLessThan(RESIDENT_BYTES_MAX);
                assertThat(last).isLessThan(RESIDENT_BYTES_MAX);
                assertThat(postern.output()).doesNotContain("OutOfMemoryError");
            }
        }
    }

    /** Sends until the queue has no room any more; a refusal alone may mean that Redis is slower than the senders. */
    private static Promises fill(NumberedRecords records, PosternProcess postern) {
        try (NumberedLoad flood = NumberedLoad.start(records, FLOOD, postern.uri())) {
            long[] lastAccepted = {0, 0};
            Eventually.holds(SOON, "the queue is full", () -> {
                if (flood.accepted() > lastAccepted[0]) {
                    lastAccepted[0] = flood.accepted();
                    lastAccepted[1] = flood.answers(503);
                }
                return flood.answers(503) - lastAccepted[1] >= 50;
            });
            flood.stop();
            return flood.promises();
        }
    }

    private static Map<String, String> variables(RealRedis redis, CloudWatchStandIn cloudWatch) {
        Map<String, String> bounds = new HashMap<>(Journey.UNDER_LOAD);
        bounds.put("POSTERN_TELEMETRY_REDIS_QUEUE_BYTES_MAX", QUEUE);
        bounds.put("POSTERN_TELEMETRY_REDIS_QUEUE_WAITING_BYTES_MAX", "4MB");
        bounds.put("POSTERN_HTTP_BODY_MAX", "1MB");
        bounds.put("POSTERN_HTTP_BODIES_MAX", "8MB");
        bounds.put("POSTERN_AWS_CALL_TIMEOUT", "10s");
        bounds.put("POSTERN_TELEMETRY_REDIS_QUEUE_LEASE", "15s");
        return Journey.variables(redis.uri(), cloudWatch.endpoint(), bounds);
    }
}
