package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Weight;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Rounds that wait for others to share their calls with. */
final class DeliveryCompanyTest {

    private static final Duration COMPANY = Duration.ofMillis(120);

    private final Delivering delivering = new Delivering();

    /** A queue in which something happens between the first look and the second. */
    private static final class EventfulQueue implements DeliveryQueue {

        private final DeliveryQueue queue;
        private final Runnable event;
        private int looks;

        EventfulQueue(DeliveryQueue queue, Runnable event) {
            this.queue = queue;
            this.event = event;
        }

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
            if (++looks == 2) event.run();
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
    void whoComesMeanwhileSharesTheCall() throws InterruptedException {
        delivering.metrics("Shop", "first");

        Round round = over(() -> delivering.metrics("Shop", "second")).deliver(Delivering.UNWATCHED);

        assertThat(round).isEqualTo(new Round(2, 0, 0, 0));
        assertThat(delivering.metrics.taken()).hasSize(1);
    }

    @Test
    void aQueueThatBreaksMeanwhileDoesNotHoldBackWhatIsClaimed() throws InterruptedException {
        delivering.metrics("Shop", "first");

        Round round = over(() -> {
                    throw new PortUnavailable("queue", new IOException("gone"));
                })
                .deliver(Delivering.UNWATCHED);

        assertThat(round).isEqualTo(new Round(1, 0, 0, 0));
    }

    @Test
    void anInterruptMeanwhileDoesNotHoldBackWhatIsClaimed() throws InterruptedException {
        delivering.metrics("Shop", "first");

        Round round = over(Thread.currentThread()::interrupt).deliver(Delivering.UNWATCHED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(round).isEqualTo(new Round(1, 0, 0, 0));
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Test
    void aRoundThatIsHeavyAlreadyLooksForNoCompany() throws InterruptedException {
        delivering.logs("orders", Collections.nCopies(9, "x".repeat(1_000_000)).toArray(String[]::new));

        Round round = over(() -> {
                    throw new AssertionError("looked for company (expected: sends at once)");
                })
                .deliver(Delivering.UNWATCHED);

        assertThat(round).isEqualTo(new Round(9, 0, 0, 0));
    }

    private DeliverPending over(Runnable event) {
        return delivering.over(new EventfulQueue(delivering.queue, event), delivering.deadLetters, 10_000, COMPANY);
    }
}
