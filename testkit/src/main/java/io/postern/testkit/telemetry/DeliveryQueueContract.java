package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DeliveryQueue} promises of storing, order and exclusive claims. See also
 * {@link DeliverySettlementContract}, which goes with it.
 */
public interface DeliveryQueueContract extends DeliverySettlementContract {

    /** A new, empty queue that is full before it holds 1,000 submissions of one event of 1,000 bytes. */
    DeliveryQueue tightQueue();

    @Test
    default void whatIsStoredComesOut() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "hello");

        assertThat(Appends.append(queue, submission)).isInstanceOf(Appended.Stored.class);

        assertThat(QueueTaker.queued(QueueTaker.take(queue, 1))).containsExactly(QueuedSubmission.untried(submission));
    }

    @Test
    default void anEmptyQueueGivesNothing() {
        assertThat(queue().take(1000, Duration.ZERO)).isEmpty();
    }

    @Test
    default void aPatientTakerGetsWhatArrivesMeanwhile() throws InterruptedException {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "late");
        List<Claim> claims = new ArrayList<>();
        Thread taker = Thread.ofVirtual().start(() -> claims.addAll(queue.take(1000, QueueTaker.DEADLINE)));

        Appends.append(queue, submission);

        assertThat(taker.join(QueueTaker.DEADLINE)).isTrue();
        assertThat(QueueTaker.submissions(claims)).containsExactly(submission);
    }

    @Test
    default void theOldestComesFirst() {
        DeliveryQueue queue = queue();
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < 50; i++) submissions.add(Samples.logs(now(), "number " + i));
        submissions.forEach(submission -> Appends.append(queue, submission));

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 50))).isEqualTo(submissions);
    }

    @Test
    default void everyKindOfSubmissionSurvivesUnchanged() {
        DeliveryQueue queue = queue();
        List<Submission> submissions = Samples.ofAllKinds(now());
        submissions.forEach(submission -> Appends.append(queue, submission));

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, submissions.size())))
                .containsExactlyElementsOf(submissions);
    }

    @Test
    default void theLargestSubmissionSurvivesUnchanged() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), 10_000);

        Appends.append(queue, submission);

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 1))).containsExactly(submission);
    }

    @Test
    default void whatIsClaimedIsNotGivenToAnotherTaker() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "mine"));
        QueueTaker.take(queue, 1);

        assertThat(QueueTaker.takeNow(queue)).isEmpty();
        assertThat(QueueTaker.takeNow(replicaOf(queue))).isEmpty();
    }

    @Test
    default void aTakerStopsWhenItHasEnoughRecords() {
        DeliveryQueue queue = queue();
        for (int i = 0; i < 10; i++) Appends.append(queue, Samples.logs(now(), 10));

        List<Claim> some = queue.take(15, QueueTaker.DEADLINE);

        // What is appended one after another may come out in one claim only if it was stored as one, which it was not.
        assertThat(QueueTaker.submissions(some)).hasSizeBetween(1, 2);
        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 8))).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    default void atItsBoundTheQueueTakesNothing() {
        DeliveryQueue queue = tightQueue();

        List<Submission> stored = fill(queue);

        assertThat(stored).isNotEmpty();
        assertThat(QueueTaker.submissions(QueueTaker.take(queue, stored.size())))
                .isEqualTo(stored);
        assertThat(QueueTaker.takeNow(queue)).isEmpty();
    }

    @Test
    default void settlingMakesRoomAgain() {
        DeliveryQueue queue = tightQueue();
        List<Submission> stored = fill(queue);

        QueueTaker.settle(queue, QueueTaker.take(queue, stored.size()));

        assertThat(Appends.append(queue, Samples.logs(now(), "x".repeat(1000)))).isInstanceOf(Appended.Stored.class);
    }

    @Test
    default void depthCountsWhatWaitsAndWhatIsClaimed() {
        DeliveryQueue queue = queue();
        assertThat(queue.depth().submissions()).isZero();
        for (int i = 0; i < 5; i++) Appends.append(queue, Samples.logs(now(), "number " + i));
        assertThat(queue.depth().submissions()).isEqualTo(5);
        assertThat(queue.depth().bytes()).isPositive();

        List<Claim> claims = QueueTaker.take(queue, 5);
        assertThat(queue.depth().submissions()).isEqualTo(5);

        QueueTaker.settle(queue, claims);
        assertThat(queue.depth().submissions()).isZero();
        assertThat(queue.depth().bytes()).isZero();
    }

    @Test
    default void whatManyThreadsAppendComesOutExactlyOnce() throws InterruptedException {
        DeliveryQueue queue = queue();
        Set<Submission> appended = ConcurrentHashMap.newKeySet();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 20; sender++) {
            senders.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 50; i++) {
                    Submission submission = Samples.logs(now(), "number " + i);
                    if (Appends.append(queue, submission) instanceof Appended.Stored) appended.add(submission);
                }
            }));
        }
        List<Claim> claims = QueueTaker.take(queue, 500);
        claims.addAll(QueueTaker.take(
                replicaOf(queue), 1000 - QueueTaker.submissions(claims).size()));
        for (Thread sender : senders)
            assertThat(sender.join(QueueTaker.DEADLINE)).isTrue();

        assertThat(appended).hasSize(1000);
        assertThat(QueueTaker.submissions(claims)).containsExactlyInAnyOrderElementsOf(appended);
        assertThat(QueueTaker.takeNow(queue)).isEmpty();
    }

    private List<Submission> fill(DeliveryQueue queue) {
        List<Submission> stored = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Submission next = Samples.logs(now(), "x".repeat(1000));
            if (Appends.append(queue, next) instanceof Appended.Full) return stored;
            stored.add(next);
        }
        throw new AssertionError("not full: 1000 submissions (expected: FULL before that)");
    }
}
