package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.destinations.model.DestinationName;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryNamedQueues;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Redriven;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Dead letters whose queue takes no more, or cannot be reached. */
final class RedriveWithoutRoomTest {

    private static final DestinationName SHOP = new DestinationName("shop");

    private final LetterBox box = new LetterBox();
    private final DeliveryQueue queue = newQueue();
    private final RedriveDeadLetters redrive = new RedriveDeadLetters(
            box.letters, new DeliveryQueues(queue, queue), LateRecords.RESTAMP, LateRecords.REFUSE, box.clock);
    private final AtomicInteger told = new AtomicInteger();

    /** Takes some submissions and answers otherwise as told. */
    private static final class SmallQueue implements DeliveryQueue {

        private final DeliveryQueue queue;
        private final Predicate<Submission> hasRoom;
        private final CompletionStage<Appended> otherwise;
        private int tried;

        SmallQueue(DeliveryQueue queue, Predicate<Submission> hasRoom, CompletionStage<Appended> otherwise) {
            this.queue = queue;
            this.hasRoom = hasRoom;
            this.otherwise = otherwise;
        }

        @Override
        public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
            throw new UnsupportedOperationException("append (expected: under a receipt)");
        }

        @Override
        public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
            return queue.recall(submission, keyed);
        }

        @Override
        public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
            tried++;
            return hasRoom.test(part.submission()) ? queue.putBack(keyed, receipt, part) : otherwise;
        }

        @Override
        public List<Claim> take(int recordsMax, Duration patience) {
            return queue.take(recordsMax, patience);
        }

        @Override
        public List<Claim> settle(List<Settlement> settlements) {
            return queue.settle(settlements);
        }

        @Override
        public QueueDepth depth() {
            return queue.depth();
        }
    }

    @Test
    void aFullQueueLeavesALetterWhereItIs() {
        DeadLetter letter = box.add(DeathCause.REFUSED, "one");

        assertThat(over(0, full()).redrive(box.newestId())).contains(false);

        assertThat(box.kept()).containsExactly(letter);
    }

    @Test
    void whatFindsNoRoomStaysForALaterCall() {
        box.addMany(250);

        Redriven stopped = over(130, full()).redrive(DeadLetterFilter.ANY, "", told::addAndGet);

        assertThat(stopped.letters()).isEqualTo(130);
        assertThat(stopped.queueFull()).isTrue();
        assertThat(stopped.more()).isTrue();
        assertThat(box.letters.count()).isEqualTo(120);
        assertThat(redrive.redrive(DeadLetterFilter.ANY, stopped.next(), told::addAndGet))
                .isEqualTo(new Redriven(120, false, false, ""));
        assertThat(queue.depth().submissions()).isEqualTo(250);
    }

    @Test
    void aQueueThatIsFullFromTheStartLetsOneBeginAgain() {
        box.addMany(3);

        assertThat(over(0, full()).redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isEqualTo(new Redriven(0, true, true, ""));

        assertThat(box.letters.count()).isEqualTo(3);
    }

    @Test
    void anUnreachableQueueLosesNothing() {
        box.addMany(10);
        CompletionStage<Appended> gone =
                CompletableFuture.failedStage(new PortUnavailable("queue", new IOException("gone")));

        assertThatThrownBy(() -> over(4, gone).redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isInstanceOf(PortUnavailable.class);

        assertThat(queue.depth().submissions()).isEqualTo(4);
        assertThat(box.letters.count()).isEqualTo(6);
    }

    @Test
    void whatWasRedrivenBeforeTheCallBrokeOffIsToldAllTheSame() {
        box.addMany(150);
        CompletionStage<Appended> gone =
                CompletableFuture.failedStage(new PortUnavailable("queue", new IOException("gone")));

        assertThatThrownBy(() -> over(120, gone).redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isInstanceOf(PortUnavailable.class);

        assertThat(told).hasValue(120);
        assertThat(box.letters.count()).isEqualTo(30);
    }

    @Test
    void aFullQueueHoldsUpNoLetterOfAnotherDestination() {
        DeadLetter shops = box.add(LetterBox.to(SHOP, "shop's"));
        box.addMany(150);
        MemoryNamedQueues named = new MemoryNamedQueues(this::newQueue);
        DeliveryQueue full = new SmallQueue(queue, _ -> false, full());
        RedriveDeadLetters redrive = new RedriveDeadLetters(
                box.letters, new DeliveryQueues(full, full, named), LateRecords.RESTAMP, LateRecords.REFUSE, box.clock);

        assertThat(redrive.redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isEqualTo(new Redriven(1, true, true, ""));

        assertThat(box.kept()).hasSize(150).doesNotContain(shops);
        assertThat(named.depths()).containsOnlyKeys(SHOP);
    }

    @Test
    void aClientWithoutRoomHoldsUpNoOther() {
        DeadLetter others = box.add(LetterBox.of(new ClientId("other"), "other's"));
        box.addMany(150);
        SmallQueue small = new SmallQueue(queue, part -> !part.client().equals(ClientId.DEFAULT), full());

        assertThat(over(small).redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isEqualTo(new Redriven(1, true, true, ""));

        assertThat(box.kept()).hasSize(150).doesNotContain(others);
    }

    @Test
    void whatFoundNoRoomIsTriedOnlyOnceInACall() {
        box.addMany(350);
        SmallQueue small = new SmallQueue(queue, _ -> false, full());

        over(small).redrive(DeadLetterFilter.ANY, "", told::addAndGet);

        assertThat(small.tried).isEqualTo(100);
    }

    private RedriveDeadLetters over(int room, CompletionStage<Appended> afterwards) {
        AtomicInteger left = new AtomicInteger(room);
        return over(new SmallQueue(queue, _ -> left.getAndDecrement() > 0, afterwards));
    }

    private RedriveDeadLetters over(DeliveryQueue small) {
        return new RedriveDeadLetters(
                box.letters, new DeliveryQueues(small, small), LateRecords.RESTAMP, LateRecords.REFUSE, box.clock);
    }

    private MemoryDeliveryQueue newQueue() {
        return new MemoryDeliveryQueue(100_000_000, Duration.ofMinutes(1), box.clock, new MemoryReceipts(100));
    }

    private static CompletionStage<Appended> full() {
        return CompletableFuture.completedStage(new Appended.Full());
    }
}
