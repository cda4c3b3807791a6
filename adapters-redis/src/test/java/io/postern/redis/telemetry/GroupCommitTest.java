package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.postern.access.model.Weight;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int SENDERS = 29; // fewer than are worth a second frame

    private final RealRedis real = RealRedis.start();
    private final RedisServer redis = TestRedis.open(real);
    private final QueueKeys keys = QueueKeys.of("queue");

    @AfterEach
    void close() {
        redis.close();
        real.close();
    }

    @Test
    void thoseWhoWaitForAFrameShareTheNext() throws Exception {
        List<Appended> answers = appendWhileRedisIsSlow(config(512, 1 << 20, 1 << 20), "x");

        assertThat(answers).hasSize(SENDERS).hasOnlyElementsOfType(Appended.Stored.class);
        assertThat(submissionsOfEntries()).containsExactly(1, SENDERS - 1);
    }

    @Test
    void aFrameCarriesNoMoreSubmissionsThanItMay() throws Exception {
        List<Appended> answers = appendWhileRedisIsSlow(config(7, 1 << 20, 1 << 20), "x");

        assertThat(answers).hasSize(SENDERS).hasOnlyElementsOfType(Appended.Stored.class);
        assertThat(submissionsOfEntries()).containsExactly(1, 7, 7, 7, 7);
    }

    @Test
    void whatIsLargerThanAFrameGoesAlone() throws Exception {
        List<Appended> answers = appendWhileRedisIsSlow(config(512, 100, 1 << 20), "x".repeat(1000));

        assertThat(answers).hasSize(SENDERS).hasOnlyElementsOfType(Appended.Stored.class);
        assertThat(submissionsOfEntries()).hasSize(SENDERS).containsOnly(1);
    }

    @Test
    void beyondTheBytesThatMayWaitTheQueueIsFull() throws Exception {
        List<Appended> answers = appendWhileRedisIsSlow(config(512, 1 << 20, 13_000), "x".repeat(1000));

        // The first one is on its way; nine of those behind it, of 1,000 bytes and some more each, fit 13,000 bytes.
        assertThat(answers).hasSize(SENDERS);
        assertThat(answers.subList(0, 10)).hasOnlyElementsOfType(Appended.Stored.class);
        assertThat(answers.subList(10, SENDERS)).hasOnlyElementsOfType(Appended.Full.class);
    }

    @Test
    void whatWasFullHasRoomAgainOnceThoseWhoWaitedAreStored() throws Exception {
        RedisQueueConfig config = config(512, 1 << 20, 2_000);
        RedisDeliveryQueue queue =
                new RedisDeliveryQueue(redis, new QueueName("queue", 0), config, TestQueues.SEAL, Clock.systemUTC());
        for (int i = 0; i < 20; i++)
            assertThat(append(queue, "x".repeat(1000)).get(20, TimeUnit.SECONDS))
                    .isInstanceOf(Appended.Stored.class);
    }

    /** Nobody waits in a thread, so one thread can be all senders: what it sees full is full for everybody. */
    private List<Appended> appendWhileRedisIsSlow(RedisQueueConfig config, String message) throws Exception {
        RedisDeliveryQueue queue =
                new RedisDeliveryQueue(redis, new QueueName("queue", 0), config, TestQueues.SEAL, Clock.systemUTC());
        List<CompletableFuture<Appended>> outcomes = new ArrayList<>();
        real.pause();
        try {
            // The first one goes alone and at once; the others find it under way.
            for (int i = 0; i < SENDERS; i++) outcomes.add(append(queue, message));
        } finally {
            real.resume();
        }
        List<Appended> answers = new ArrayList<>();
        for (CompletableFuture<Appended> outcome : outcomes)
            answers.add(outcome.get(DEADLINE.toSeconds(), TimeUnit.SECONDS));
        return answers;
    }

    private static CompletableFuture<Appended> append(RedisDeliveryQueue queue, String message) {
        return queue.append(
                        Samples.logs(Clock.systemUTC().instant(), message), Weight.UNSAID, new Idempotency.Unkeyed())
                .toCompletableFuture();
    }

    private List<Integer> submissionsOfEntries() {
        return redis.connection().call("read", commands -> commands.xrange(keys.stream(), Range.unbounded())).stream()
                .map(StreamMessage::getBody)
                .map(fields -> Frame.read(List.copyOf(fields.values()).get(2), new Vocabulary())
                        .size())
                .toList();
    }

    private static RedisQueueConfig config(int frameSubmissionsMax, int frameBytesMax, long waitingBytesMax) {
        return new RedisQueueConfig(
                1,
                1 << 30,
                Duration.ofMinutes(1),
                frameSubmissionsMax,
                frameBytesMax,
                2,
                waitingBytesMax,
                Duration.ofHours(1),
                100,
                1000,
                1000,
                3);
    }
}
