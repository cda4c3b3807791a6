package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.telemetry.model.Appended;
import io.postern.testkit.Eventually;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int THREADS = 50; // fewer than are worth a second frame

    private final RealRedis real = RealRedis.start();
    private final RedisServer redis = TestRedis.open(real);
    private final QueueKeys keys = QueueKeys.of("queue");
    private final Queue<Appended> answers = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        redis.close();
        real.close();
    }

    @Test
    void thoseWhoWaitForAFrameShareTheNext() throws InterruptedException {
        appendWhileRedisIsSlow(config(512, 1 << 20, 1000), "x");

        assertThat(answers).hasSize(THREADS).containsOnly(Appended.STORED);
        assertThat(submissionsOfEntries()).containsExactly(1, THREADS - 1);
    }

    @Test
    void aFrameCarriesNoMoreSubmissionsThanItMay() throws InterruptedException {
        appendWhileRedisIsSlow(config(7, 1 << 20, 1000), "x");

        assertThat(answers).hasSize(THREADS).containsOnly(Appended.STORED);
        assertThat(submissionsOfEntries()).containsExactly(1, 7, 7, 7, 7, 7, 7, 7);
    }

    @Test
    void whatIsLargerThanAFrameGoesAlone() throws InterruptedException {
        appendWhileRedisIsSlow(config(512, 100, 1000), "x".repeat(1000));

        assertThat(answers).hasSize(THREADS).containsOnly(Appended.STORED);
        assertThat(submissionsOfEntries()).hasSize(THREADS).containsOnly(1);
    }

    @Test
    void beyondThoseWhoMayWaitTheQueueIsFull() throws InterruptedException {
        appendWhileRedisIsSlow(config(512, 1 << 20, 9), "x");

        assertThat(answers).hasSize(THREADS);
        assertThat(answers.stream().filter(answer -> answer == Appended.STORED)).hasSize(10);
    }

    private void appendWhileRedisIsSlow(RedisQueueConfig config, String message) throws InterruptedException {
        RedisDeliveryQueue queue = new RedisDeliveryQueue(redis, "queue", config, Clock.systemUTC());
        List<Thread> threads = new ArrayList<>();
        real.pause();
        try {
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.ofVirtual()
                        .start(() -> answers.add(
                                queue.append(Samples.logs(Clock.systemUTC().instant(), message)))));
            }
            Eventually.holds(DEADLINE, "all wait or have their answer", () -> threads.stream()
                    .map(Thread::getState)
                    .allMatch(state -> state == Thread.State.WAITING || state == Thread.State.TERMINATED));
        } finally {
            real.resume();
        }
        for (Thread thread : threads) assertThat(thread.join(DEADLINE)).isTrue();
    }

    private List<Integer> submissionsOfEntries() {
        return redis.connection().call("read", commands -> commands.xrange(keys.stream(), Range.unbounded())).stream()
                .map(StreamMessage::getBody)
                .map(fields -> Frame.read(List.copyOf(fields.values()).get(2)).size())
                .toList();
    }

    private static RedisQueueConfig config(int frameSubmissionsMax, int frameBytesMax, int waitingMax) {
        return new RedisQueueConfig(
                1 << 30, Duration.ofMinutes(1), frameSubmissionsMax, frameBytesMax, 2, waitingMax, 3);
    }
}
