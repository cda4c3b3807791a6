package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.ReceiptsContract;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisReceiptsTest implements ReceiptsContract {

    private static final Clock CLOCK = Clock.systemUTC();

    private final RedisServer redis;
    private final String name = Unique.name("queue");
    private final QueueKeys keys = QueueKeys.partition(
            name, Pair.of(ClientId.DEFAULT, TestQueues.PARTITIONS).first());

    RedisReceiptsTest(Setup setup) {
        this.redis = setup.server();
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
    void aReceiptTellsItsQueueToo() {
        QueueName logs = new QueueName(Unique.name("logs"), 1);
        DeliveryQueue other = new RedisDeliveryQueue(redis, logs, TestQueues.ample(), TestQueues.SEAL, CLOCK);
        RedisReceipts receipts = new RedisReceipts(
                redis.connection(), List.of(new QueueName(name, 0), logs), TestQueues.SEAL, Duration.ofHours(1), CLOCK);
        ReceiptId delivered = append(other);
        other.settle(List.of(delivered(other.take(10, Duration.ofSeconds(5)).getFirst())));
        ReceiptId waiting = append(queue(TestQueues.ample()));

        assertThat(receipts.trace(delivered, ClientId.DEFAULT).orElseThrow().parts())
                .containsExactly(new Trace.Part(0, 1, new Trace.State.Delivered("request", false)));
        assertThat(receipts.trace(waiting, ClientId.DEFAULT).orElseThrow().parts())
                .containsExactly(new Trace.Part(0, 1, new Trace.State.Queued()));
    }

    @Test
    void noFurtherDestinationIsReadOnceOneFits() {
        DestinationName shop = new DestinationName("shop");
        ReceiptAddress address = ReceiptAddress.of(1, new EntryId(CLOCK.millis(), 5), 0, 1);
        ReceiptId receipt = TestQueues.SEAL.under(shop).seal(address, ClientId.DEFAULT);
        List<Supplier<List<DestinationName>>> reads = List.of(() -> List.of(shop), () -> {
            throw new AssertionError("a second read (expected: one)");
        });
        RedisReceipts receipts = new RedisReceipts(
                redis.connection(),
                List.of(new QueueName(name, 0)),
                TestQueues.SEAL,
                Duration.ofHours(1),
                CLOCK,
                () -> reads.stream().flatMap(read -> read.get().stream()));

        assertThat(receipts.trace(receipt, ClientId.DEFAULT)).isPresent();
    }

    @Test
    void aNoteThatCannotBeReadHidesNoOther() {
        DeliveryQueue queue = queue(TestQueues.ample());
        ReceiptId receipt = append(queue);
        queue.settle(List.of(delivered(queue.take(10, Duration.ofSeconds(5)).getFirst())));
        for (byte[] note : List.of(new byte[] {9}, new byte[] {1, 2}, "nonsense".getBytes(UTF_8)))
            redis.connection()
                    .call("damage", commands -> commands.zadd(keys.notes(), (double) CLOCK.millis() - 100, note));

        assertThat(receipts(CLOCK)
                        .trace(receipt, ClientId.DEFAULT)
                        .orElseThrow()
                        .parts())
                .containsExactly(new Trace.Part(0, 1, new Trace.State.Delivered("request", false)));
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
        DeliveryQueue past =
                new RedisDeliveryQueue(redis, new QueueName(name, 0), TestQueues.ample(), TestQueues.SEAL, yesterday);
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

    @Test
    void whatIsPutBackAfterItsNotesAreForgottenStaysUnknown() {
        ReceiptId receipt = append(queue(TestQueues.ample()));
        DeliveryQueue queue = queue(TestQueues.ample());
        queue.settle(List.of(delivered(queue.take(10, Duration.ofSeconds(5)).getFirst())));
        Clock later = Clock.offset(CLOCK, Duration.ofHours(2));
        DeliveryQueue muchLater =
                new RedisDeliveryQueue(redis, new QueueName(name, 0), TestQueues.ample(), TestQueues.SEAL, later);
        redis.connection().call("trim", commands -> commands.del(keys.notes()));

        Appends.putBack(muchLater, "key", receipt, Samples.logs(now(), "x"), 0);

        assertThat(receipts(later).trace(receipt, ClientId.DEFAULT)).isEmpty();
        muchLater.settle(
                List.of(delivered(muchLater.take(10, Duration.ofSeconds(5)).getFirst())));
        assertThat(receipts(later).trace(receipt, ClientId.DEFAULT)).isEmpty();
        assertThat(muchLater.depth().submissions()).isZero();
    }

    @Test
    void whatIsPutBackComesOutAlsoOfAPartitionThatIsNotUsedAnyMore() {
        DeliveryQueue many = queue(TestQueues.config(32, 100_000_000, Duration.ofMinutes(1)));
        ClientId client = TestClients.with(32, pair -> pair.first() > 8);
        Submission submission = TestClients.logs(client, 1);
        ReceiptId receipt = ((Appended.Stored) Appends.append(many, submission)).receipt();
        many.settle(List.of(delivered(many.take(10, Duration.ofSeconds(5)).getFirst())));
        DeliveryQueue few = queue(TestQueues.ample());

        Appends.putBack(few, "key", receipt, submission, 0);

        assertThat(few.depth().submissions()).isEqualTo(1);
        assertThat(few.take(10, Duration.ofSeconds(5)).getFirst().receipt(0)).isEqualTo(receipt);
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
        return new RedisDeliveryQueue(redis, new QueueName(name, 0), config, TestQueues.SEAL, CLOCK);
    }

    private RedisReceipts receipts(Clock clock) {
        return new RedisReceipts(
                redis.connection(), List.of(new QueueName(name, 0)), TestQueues.SEAL, Duration.ofHours(1), clock);
    }
}
