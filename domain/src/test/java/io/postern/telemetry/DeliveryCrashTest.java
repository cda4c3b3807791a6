package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.postern.access.model.Weight;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.BrokenRound;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Rounds that end in the middle, or too soon: what they did may be done again, and nothing is lost. */
final class DeliveryCrashTest {

    private final Delivering delivering = new Delivering();

    /** Fails where a process would die after its dead letters were written. */
    private record UnsettlingQueue(DeliveryQueue queue) implements DeliveryQueue {

        @Override
        public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
            return queue.append(submission, weight, idempotency);
        }

        @Override
        public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
            return queue.recall(submission, keyed);
        }

        @Override
        public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
            return queue.putBack(keyed, receipt, part);
        }

        @Override
        public List<Claim> take(int recordsMax, Duration patience) {
            return queue.take(recordsMax, patience);
        }

        @Override
        public List<Claim> settle(List<Settlement> settlements) {
            throw new PortUnavailable("queue", new IOException("gone"));
        }

        @Override
        public QueueDepth depth() {
            return queue.depth();
        }
    }

    private static final class BrokenDeadLetters implements DeadLetters {

        @Override
        public int add(List<DeadLetter> letters) {
            throw new PortUnavailable("dead letters", new IOException("gone"));
        }

        @Override
        public DeadLetterPage find(DeadLetterFilter filter, String after, int max) {
            return new DeadLetterPage(List.of(), "");
        }

        @Override
        public Optional<KeptLetter> find(DeadLetterId id) {
            return Optional.empty();
        }

        @Override
        public int remove(List<DeadLetterId> ids) {
            return 0;
        }

        @Override
        public int expire() {
            return 0;
        }

        @Override
        public long count() {
            return 0;
        }

        @Override
        public Optional<Instant> oldest() {
            return Optional.empty();
        }
    }

    @Test
    void aCrashBeforeTheSettlementDoublesAndNeverLoses() throws InterruptedException {
        delivering.metrics("Shop", "good");
        delivering.metrics("Shop", "poison");
        delivering.metrics.answer(TestDestinations::refusesPoison);
        DeliverPending crashing = over(new UnsettlingQueue(delivering.queue), delivering.deadLetters);

        assertThatExceptionOfType(BrokenRound.class)
                .isThrownBy(() -> crashing.deliver(Delivering.UNWATCHED))
                .withCauseInstanceOf(PortUnavailable.class)
                .returns(new Round(0, 1, 0, 0, 1), BrokenRound::done);
        delivering.clock.advance(Delivering.LEASE);
        assertThat(delivering.round()).isEqualTo(new Round(1, 1, 0, 0));

        assertThat(delivering.metrics.names()).containsExactly("good", "good");
        assertThat(delivering.deadLetters.count()).isEqualTo(2);
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Test
    void withoutDeadLettersNothingIsSettled() throws InterruptedException {
        delivering.metrics("Shop", "good", "poison");
        delivering.metrics.answer(TestDestinations::refusesPoison);

        assertThatExceptionOfType(BrokenRound.class)
                .isThrownBy(
                        () -> over(delivering.queue, new BrokenDeadLetters()).deliver(Delivering.UNWATCHED))
                .withCauseInstanceOf(PortUnavailable.class)
                .returns(new Round(0, 0, 0, 0, 1), BrokenRound::done);
        delivering.clock.advance(Delivering.LEASE);

        assertThat(delivering.round()).isEqualTo(new Round(1, 1, 0, 0));
    }

    @Test
    void whatIsPostponedIsNotSoUntilItIsSettled() {
        delivering.metrics("Shop", "good");
        delivering.logs("orders", "late");
        delivering.metrics("Bank", "lost", "or not");
        delivering.metrics.answer(
                batch -> batch.namespace().equals("Bank") ? TestDestinations.TIMED_OUT : TestDestinations.DELIVERED);
        delivering.logs.answer(batch -> TestDestinations.THROTTLED);
        DeliverPending crashing = over(new UnsettlingQueue(delivering.queue), delivering.deadLetters);

        assertThatExceptionOfType(BrokenRound.class)
                .isThrownBy(() -> crashing.deliver(Delivering.UNWATCHED))
                .returns(new Round(0, 0, 0, 0, 3), BrokenRound::done);
    }

    @Test
    void anInterruptWaitsForTheEndOfTheRound() throws InterruptedException {
        delivering.metrics("Shop", "good");
        Thread taker = Thread.currentThread();
        delivering.metrics.answer(batch -> {
            taker.interrupt();
            return TestDestinations.DELIVERED;
        });

        Round round = delivering.round();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(round).isEqualTo(new Round(1, 0, 0, 0));
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Test
    void whatARoundHasNoTimeForIsPostponed() throws InterruptedException {
        delivering.metrics("Shop", "a");
        delivering.logs("orders", "b");
        DeliverPending hurried =
                delivering.over(delivering.queue, delivering.deadLetters, 10_000, Duration.ZERO, Duration.ofNanos(1));

        assertThat(hurried.deliver(Delivering.UNWATCHED)).isEqualTo(new Round(0, 0, 2, 0));
        delivering.clock.advance(Duration.ofSeconds(1));

        assertThat(delivering.round()).isEqualTo(new Round(2, 0, 0, 0));
        assertThat(delivering.metrics.names()).containsExactly("a");
    }

    private DeliverPending over(DeliveryQueue queue, DeadLetters letters) {
        return delivering.over(queue, letters, 10_000, Duration.ZERO);
    }
}
