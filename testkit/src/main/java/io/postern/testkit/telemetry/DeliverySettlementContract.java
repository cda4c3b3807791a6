package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryQueue} promises of ending claims: settled, postponed, or taken over from a dead taker. */
public interface DeliverySettlementContract {

    /** A new, empty queue with ample room and a lease that no test outlasts: a minute or more. */
    DeliveryQueue queue();

    /** A new, empty queue with ample room, whose claims lapse after {@link #shortLease}. */
    DeliveryQueue hastyQueue();

    /** The lease of {@link #hastyQueue}; long enough for a few calls on a slow machine. */
    Duration shortLease();

    /** The time as the queue sees it. */
    Instant now();

    /** Lets that much time pass for the queue: moves its clock or really waits. */
    void letPass(Duration time);

    /** Another replica on the same queue; an adapter that lives in one process gives the same queue. */
    default DeliveryQueue replicaOf(DeliveryQueue queue) {
        return queue;
    }

    @Test
    default void whatIsSettledIsGone() {
        DeliveryQueue queue = hastyQueue();
        Appends.append(queue, Samples.logs(now(), "done"));

        QueueTaker.settle(queue, QueueTaker.take(queue, 1));

        letPass(shortLease().multipliedBy(2));
        assertThat(QueueTaker.takeNow(queue)).isEmpty();
    }

    @Test
    default void whatIsPostponedDoesNotComeBackBeforeItsTime() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "later");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();
        Instant notBefore = in(Duration.ofSeconds(1));

        queue.settle(List.of(QueueTaker.postpone(claim, submission, 1, notBefore)));

        List<Claim> early = QueueTaker.takeNow(queue);
        assertThat(early.isEmpty() || !now().isBefore(notBefore)).isTrue();
    }

    @Test
    default void whatIsPostponedComesBackWithItsAttempts() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "later");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        queue.settle(List.of(QueueTaker.postpone(claim, submission, 7, in(Duration.ofMillis(200)))));
        letPass(Duration.ofMillis(200));

        assertThat(QueueTaker.queued(QueueTaker.take(queue, 1))).containsExactly(new QueuedSubmission(submission, 7));
    }

    @Test
    default void anotherReplicaMayTakeWhatWasPostponed() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "later");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        queue.settle(List.of(QueueTaker.postpone(claim, submission, 1, now())));

        assertThat(QueueTaker.submissions(QueueTaker.take(replicaOf(queue), 1))).containsExactly(submission);
    }

    @Test
    default void whatIsPostponedLongestComesFirstOnceDue() {
        DeliveryQueue queue = queue();
        Submission first = Samples.logs(now(), "first");
        Submission second = Samples.logs(now(), "second");
        Submission third = Samples.logs(now(), "third");
        Instant start = in(Duration.ofMillis(200));
        for (Submission submission : List.of(second, third, first)) Appends.append(queue, submission);
        List<Claim> claims = QueueTaker.take(queue, 3);
        List<Settlement.Postponed> postponed = List.of(
                new Settlement.Postponed(new QueuedSubmission(second, 1), start.plusMillis(1)),
                new Settlement.Postponed(new QueuedSubmission(third, 1), start.plusMillis(2)),
                new Settlement.Postponed(new QueuedSubmission(first, 1), start));
        queue.settle(List.of(new Settlement(claims.getFirst(), postponed)));
        QueueTaker.settle(queue, claims.subList(1, claims.size()));

        letPass(Duration.ofMillis(300));

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 3))).containsExactly(first, second, third);
    }

    @Test
    default void aRemainderComesBackWithoutTheRest() {
        DeliveryQueue queue = queue();
        Submission.Logs submission = Samples.logs(now(), "stored", "throttled", "stored too");
        List<LogEvent> left = List.of(submission.events().get(1));
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        queue.settle(List.of(QueueTaker.postpone(claim, submission.with(left), 1, now())));

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 1))).containsExactly(submission.with(left));
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    default void ofOneSubmissionTwoRemaindersMayComeBack() {
        DeliveryQueue queue = queue();
        Submission.Logs submission = Samples.logs(now(), "one", "two");
        Submission one = submission.with(submission.events().subList(0, 1));
        Submission two = submission.with(submission.events().subList(1, 2));
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();
        List<Settlement.Postponed> postponed = List.of(
                new Settlement.Postponed(new QueuedSubmission(one, 1), now()),
                new Settlement.Postponed(new QueuedSubmission(two, 1), now()));

        queue.settle(List.of(new Settlement(claim, postponed)));

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 2))).containsExactlyInAnyOrder(one, two);
    }

    @Test
    default void whatIsPostponedCountsInTheDepth() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "later");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        queue.settle(List.of(QueueTaker.postpone(claim, submission, 1, in(Duration.ofHours(1)))));

        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    default void settlingTwiceChangesNothingMore() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "once");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();
        List<Settlement> settlements = List.of(QueueTaker.postpone(claim, submission, 1, now()));

        queue.settle(settlements);
        queue.settle(settlements);

        assertThat(queue.depth().submissions()).isEqualTo(1);
        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 1))).containsExactly(submission);
        assertThat(QueueTaker.takeNow(queue)).isEmpty();
    }

    @Test
    default void settlingNothingIsHarmless() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "still here");
        Appends.append(queue, submission);

        queue.settle(List.of());

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 1))).containsExactly(submission);
    }

    @Test
    default void whatADeadTakerHeldGoesToAnother() {
        DeliveryQueue queue = hastyQueue();
        Submission submission = Samples.logs(now(), "orphan");
        Appends.append(queue, submission);
        QueueTaker.take(queue, 1);

        letPass(shortLease());

        assertThat(QueueTaker.submissions(QueueTaker.take(replicaOf(queue), 1))).containsExactly(submission);
    }

    @Test
    default void aPatientTakerGetsWhatADeadTakerHeld() {
        DeliveryQueue queue = hastyQueue();
        Submission submission = Samples.logs(now(), "orphan");
        Appends.append(queue, submission);
        QueueTaker.take(queue, 1);
        letPass(shortLease());

        List<Claim> claims = queue.take(1000, QueueTaker.DEADLINE);

        assertThat(QueueTaker.submissions(claims)).containsExactly(submission);
    }

    @Test
    default void aSettlementThatComesTooLateTakesNothingFromTheNewTaker() {
        DeliveryQueue queue = hastyQueue();
        Submission.Logs submission = Samples.logs(now(), "one", "two");
        Appends.append(queue, submission);
        List<Claim> late = QueueTaker.take(queue, 1);
        letPass(shortLease());
        QueueTaker.take(replicaOf(queue), 1);

        QueueTaker.settle(queue, late);

        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    /** Times cross adapters as milliseconds. */
    private Instant in(Duration time) {
        return now().truncatedTo(ChronoUnit.MILLIS).plus(time);
    }
}
