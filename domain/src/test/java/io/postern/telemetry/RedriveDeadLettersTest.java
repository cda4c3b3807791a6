package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Purged;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Redriven;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RedriveDeadLettersTest {

    private static final DeadLetterFilter TOO_OLD =
            new DeadLetterFilter(Set.of(DeathCause.TOO_OLD), Set.of(), Set.of(), Instant.MIN, Instant.MAX);

    private final SetClock clock = new SetClock();
    private final DeadLetters letters = new MemoryDeadLetters(10_000, Duration.ofDays(14), clock);
    private final DeliveryQueue queue =
            new MemoryDeliveryQueue(100_000_000, Duration.ofMinutes(1), clock, new MemoryReceipts(100));
    private final RedriveDeadLetters redrive = new RedriveDeadLetters(letters, new DeliveryQueues(queue, queue), clock);
    private final PurgeDeadLetters purge = new PurgeDeadLetters(letters);
    private final AtomicInteger told = new AtomicInteger();

    /** Takes some submissions and answers, from then on, as told. */
    private static final class SmallQueue implements DeliveryQueue {

        private final DeliveryQueue queue;
        private final CompletionStage<Appended> afterwards;
        private int room;

        SmallQueue(DeliveryQueue queue, int room, CompletionStage<Appended> afterwards) {
            this.queue = queue;
            this.room = room;
            this.afterwards = afterwards;
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
            return room-- > 0 ? queue.putBack(keyed, receipt, part) : afterwards;
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

    /** Fails where a process would die after its records were stored. */
    private record UnforgettingLetters(DeadLetters letters) implements DeadLetters {

        @Override
        public int add(List<DeadLetter> more) {
            return letters.add(more);
        }

        @Override
        public DeadLetterPage find(DeadLetterFilter filter, String after, int max) {
            return letters.find(filter, after, max);
        }

        @Override
        public Optional<KeptLetter> find(DeadLetterId id) {
            return letters.find(id);
        }

        @Override
        public int remove(List<DeadLetterId> ids) {
            throw new PortUnavailable("dead letters", new IOException("gone"));
        }

        @Override
        public int expire() {
            return letters.expire();
        }

        @Override
        public long count() {
            return letters.count();
        }

        @Override
        public Optional<Instant> oldest() {
            return letters.oldest();
        }
    }

    @Test
    void aRedrivenLetterIsBackInTheQueueAndKeptNoLonger() {
        DeadLetter letter = add(DeathCause.REFUSED, "one");

        assertThat(redrive.redrive(newestId())).contains(true);

        assertThat(waiting()).containsExactly(letter.remains());
        assertThat(letters.count()).isZero();
    }

    @Test
    void aRedrivenRecordIsAcceptedAnewUnderTheReceiptOfItsSender() {
        DeadLetter letter = add(DeathCause.REFUSED, "one");
        clock.advance(Duration.ofHours(3));

        redrive.redrive(newestId());

        Claim claim = queue.take(10, Duration.ZERO).getFirst();
        assertThat(claim.receipt(0)).isEqualTo(letter.receipt());
        assertThat(claim.acceptedAt()).isEqualTo(clock.instant());
        assertThat(claim.submissions())
                .containsExactly(new QueuedSubmission(
                        letter.remains().acceptedAt(clock.instant()), 1, RecordNumbers.of(List.of(7))));
    }

    @Test
    void whoDiedBetweenStoringAndForgettingDoublesNothingWhenItIsTriedAgain() {
        add(DeathCause.REFUSED, "one");
        DeadLetterId id = newestId();
        RedriveDeadLetters dying =
                new RedriveDeadLetters(new UnforgettingLetters(letters), new DeliveryQueues(queue, queue), clock);
        assertThatThrownBy(() -> dying.redrive(id)).isInstanceOf(PortUnavailable.class);
        clock.advance(Duration.ofHours(3));

        assertThat(redrive.redrive(id)).contains(true);

        assertThat(queue.depth().submissions()).isEqualTo(1);
        assertThat(letters.count()).isZero();
    }

    @Test
    void anUnknownLetterIsToldApart() {
        assertThat(redrive.redrive(new DeadLetterId("nobody's"))).isEmpty();

        assertThat(queue.depth().submissions()).isZero();
    }

    @Test
    void aFullQueueLeavesALetterWhereItIs() {
        DeadLetter letter = add(DeathCause.REFUSED, "one");

        assertThat(over(0, full()).redrive(newestId())).contains(false);

        assertThat(kept()).containsExactly(letter);
    }

    @Test
    void onlyWhatMatchesIsRedriven() {
        DeadLetter refused = add(DeathCause.REFUSED, "refused");
        DeadLetter old = add(DeathCause.TOO_OLD, "old");

        assertThat(redrive.redrive(TOO_OLD, "", told::addAndGet)).isEqualTo(new Redriven(1, false, false, ""));

        assertThat(waiting()).containsExactly(old.remains());
        assertThat(kept()).containsExactly(refused);
    }

    @Test
    void aThousandAreRedrivenAtOnceAndTheRestAfterThem() {
        addMany(1_200);

        Redriven first = redrive.redrive(DeadLetterFilter.ANY, "", told::addAndGet);
        Redriven second = redrive.redrive(DeadLetterFilter.ANY, first.next(), told::addAndGet);

        assertThat(first.letters()).isEqualTo(1_000);
        assertThat(first.more()).isTrue();
        assertThat(first.queueFull()).isFalse();
        assertThat(second).isEqualTo(new Redriven(200, false, false, ""));
        assertThat(told).hasValue(1_200);
        assertThat(letters.count()).isZero();
        assertThat(queue.depth().submissions()).isEqualTo(1_200);
    }

    @Test
    void whatDiesAgainIsNotRedrivenByWhoGoesOn() {
        addMany(1_200);
        Redriven first = redrive.redrive(DeadLetterFilter.ANY, "", told::addAndGet);
        DeadLetter again = add(DeathCause.REFUSED, "dead again");

        redrive.redrive(DeadLetterFilter.ANY, first.next(), told::addAndGet);

        assertThat(kept()).containsExactly(again);
    }

    @Test
    void aQueueThatFillsUpEndsTheCallAndKeepsTheRest() {
        addMany(250);

        Redriven stopped = over(130, full()).redrive(DeadLetterFilter.ANY, "", told::addAndGet);

        assertThat(stopped.letters()).isEqualTo(130);
        assertThat(stopped.queueFull()).isTrue();
        assertThat(stopped.more()).isTrue();
        assertThat(letters.count()).isEqualTo(120);
        assertThat(redrive.redrive(DeadLetterFilter.ANY, stopped.next(), told::addAndGet))
                .isEqualTo(new Redriven(120, false, false, ""));
        assertThat(queue.depth().submissions()).isEqualTo(250);
    }

    @Test
    void aQueueThatIsFullFromTheStartLetsOneBeginAgain() {
        addMany(3);

        assertThat(over(0, full()).redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isEqualTo(new Redriven(0, true, true, ""));

        assertThat(letters.count()).isEqualTo(3);
    }

    @Test
    void anUnreachableQueueLosesNothing() {
        addMany(10);
        CompletionStage<Appended> gone =
                CompletableFuture.failedStage(new PortUnavailable("queue", new IOException("gone")));

        assertThatThrownBy(() -> over(4, gone).redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isInstanceOf(PortUnavailable.class);

        assertThat(queue.depth().submissions()).isEqualTo(4);
        assertThat(letters.count()).isEqualTo(6);
    }

    @Test
    void whatWasRedrivenBeforeTheCallBrokeOffIsToldAllTheSame() {
        addMany(150);
        CompletionStage<Appended> gone =
                CompletableFuture.failedStage(new PortUnavailable("queue", new IOException("gone")));

        assertThatThrownBy(() -> over(120, gone).redrive(DeadLetterFilter.ANY, "", told::addAndGet))
                .isInstanceOf(PortUnavailable.class);

        assertThat(told).hasValue(120);
        assertThat(letters.count()).isEqualTo(30);
    }

    @Test
    void aPurgedLetterIsGone() {
        DeadLetter stays = add(DeathCause.REFUSED, "stays");
        add(DeathCause.REFUSED, "goes");
        DeadLetterId id = newestId();

        assertThat(purge.purge(id)).isTrue();
        assertThat(purge.purge(id)).isFalse();

        assertThat(kept()).containsExactly(stays);
        assertThat(queue.depth().submissions()).isZero();
    }

    @Test
    void onlyWhatMatchesIsPurged() {
        DeadLetter stays = add(DeathCause.REFUSED, "stays");
        add(DeathCause.TOO_OLD, "goes");

        assertThat(purge.purge(TOO_OLD, "", told::addAndGet)).isEqualTo(new Purged(1, ""));

        assertThat(kept()).containsExactly(stays);
    }

    @Test
    void aThousandArePurgedAtOnceAndTheRestAfterThem() {
        addMany(1_200);

        Purged first = purge.purge(DeadLetterFilter.ANY, "", told::addAndGet);

        assertThat(first.letters()).isEqualTo(1_000);
        assertThat(purge.purge(DeadLetterFilter.ANY, first.next(), told::addAndGet))
                .isEqualTo(new Purged(200, ""));
        assertThat(told).hasValue(1_200);
        assertThat(letters.count()).isZero();
    }

    private RedriveDeadLetters over(int room, CompletionStage<Appended> afterwards) {
        DeliveryQueue small = new SmallQueue(queue, room, afterwards);
        return new RedriveDeadLetters(letters, new DeliveryQueues(small, small), clock);
    }

    private static CompletionStage<Appended> full() {
        return CompletableFuture.completedStage(new Appended.Full());
    }

    private DeadLetter add(DeathCause cause, String message) {
        DeadLetter letter = letter(cause, message);
        letters.add(List.of(letter));
        return letter;
    }

    private void addMany(int count) {
        letters.add(IntStream.range(0, count)
                .mapToObj(i -> letter(DeathCause.REFUSED, "number " + i))
                .toList());
    }

    private DeadLetter letter(DeathCause cause, String message) {
        Instant now = clock.instant();
        Submission.Logs remains = new Submission.Logs(
                ClientId.DEFAULT, now, new LogStream("shop", "web"), List.of(new LogEvent(now, message)));
        return new DeadLetter(ReceiptId.at(now), 7, remains, cause, "because", now);
    }

    private DeadLetterId newestId() {
        return letters.find(DeadLetterFilter.ANY, "", 1).letters().getFirst().id();
    }

    private List<DeadLetter> kept() {
        return letters.find(DeadLetterFilter.ANY, "", 10_000).letters().stream()
                .map(KeptLetter::letter)
                .toList();
    }

    private List<Submission> waiting() {
        return queue.take(10_000, Duration.ZERO).stream()
                .flatMap(claim -> claim.submissions().stream())
                .map(QueuedSubmission::submission)
                .toList();
    }
}
