package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Unique;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.ReceiptsContract;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RedisReceiptsTest implements ReceiptsContract {

    private static final Clock CLOCK = Clock.systemUTC();

    @SuppressWarnings("NullAway.Init")
    private static RedisServer redis;

    private final String name = Unique.name("queue");
    private final QueueKeys keys = QueueKeys.of(name);

    @BeforeAll
    static void open() {
        redis = TestRedis.open(RealRedis.shared());
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Override
    public Desk desk() {
        return new Desk(queue(TestQueues.ample()), receipts(CLOCK));
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Test
    void aChangedReceiptOpensNothing() {
        Desk desk = desk();
        UUID receipt = UUID.fromString(append(desk.queue()).value());

        for (int bit = 0; bit < Long.SIZE; bit++) {
            long flipped = 1L << bit;
            assertThat(trace(new UUID(receipt.getMostSignificantBits() ^ flipped, receipt.getLeastSignificantBits())))
                    .isEmpty();
            assertThat(trace(new UUID(receipt.getMostSignificantBits(), receipt.getLeastSignificantBits() ^ flipped)))
                    .isEmpty();
        }
    }

    @Test
    void whatRedisLostIsUnknownAndNotDelivered() {
        DeliveryQueue queue = queue(TestQueues.ample());
        ReceiptId receipt = append(queue);

        redis.connection().call("lose", commands -> commands.del(keys.stream()));

        assertThat(receipts(CLOCK)
                        .trace(receipt, ClientId.DEFAULT)
                        .orElseThrow()
                        .parts())
                .containsExactly(new Trace.Part(0, 1, new Trace.State.Unknown()));
    }

    @Test
    void afterTheTimeThatNotesAreKeptAReceiptIsForgotten() {
        DeliveryQueue queue = queue(TestQueues.ample());
        ReceiptId receipt = append(queue);
        queue.settle(List.of(delivered(queue.take(10, Duration.ofSeconds(5)).getFirst())));
        redis.connection().call("trim", commands -> commands.del(keys.notes()));

        Clock later = Clock.offset(CLOCK, Duration.ofHours(2));

        assertThat(receipts(later).trace(receipt, ClientId.DEFAULT)).isEmpty();
    }

    @Test
    void oldNotesGoWhenNewOnesCome() {
        Clock yesterday = Clock.offset(CLOCK, Duration.ofHours(-2));
        DeliveryQueue past = new RedisDeliveryQueue(redis, name, TestQueues.ample(), TestQueues.SEAL, yesterday);
        redis.connection()
                .call("note", commands -> commands.zadd(keys.notes(), (double) yesterday.millis(), new byte[] {1}));
        append(past);

        past.settle(List.of(delivered(past.take(10, Duration.ofSeconds(5)).getFirst())));
        append(past);
        DeliveryQueue present = queue(TestQueues.ample());
        present.settle(List.of(delivered(present.take(10, Duration.ofSeconds(5)).getFirst())));

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void thereAreNeverMoreNotesThanTheBound() {
        DeliveryQueue queue = queue(TestQueues.ample());
        for (int i = 0; i < 150; i++) {
            append(queue);
            queue.settle(List.of(delivered(queue.take(10, Duration.ofSeconds(5)).getFirst())));
        }

        assertThat(notes()).isEqualTo(100);
    }

    private static Settlement delivered(Claim claim) {
        return new Settlement(claim, List.of(), List.of(new OutcomeRun(0, 1, new Outcome.Delivered("request"))));
    }

    private long notes() {
        return redis.connection().call("count notes", commands -> commands.zcard(keys.notes()));
    }

    private Optional<Trace> trace(UUID receipt) {
        return receipts(CLOCK).trace(new ReceiptId(receipt.toString()), ClientId.DEFAULT);
    }

    private ReceiptId append(DeliveryQueue queue) {
        return ((Appended.Stored) Appends.append(queue, Samples.logs(now(), "x"))).receipt();
    }

    private DeliveryQueue queue(RedisQueueConfig config) {
        return new RedisDeliveryQueue(redis, name, config, TestQueues.SEAL, CLOCK);
    }

    private RedisReceipts receipts(Clock clock) {
        return new RedisReceipts(redis.connection(), keys, TestQueues.SEAL, Duration.ofHours(1), clock);
    }
}
