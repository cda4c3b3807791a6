package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryQueue} promises of ending claims: settled, postponed, or taken over from a dead taker. */
public interface DeliverySettlementContract {

    /** Submissions of a large round. */
    int MANY = 1_300;

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

        assertThat(QueueTaker.settle(queue, QueueTaker.take(queue, 1))).isEmpty();

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

        queue.settle(List.of(QueueTaker.postpone(claim, 1, notBefore)));

        List<Claim> early = QueueTaker.takeNow(queue);
        assertThat(early.isEmpty() || !now().isBefore(notBefore)).isTrue();
    }

    @Test
    default void whatIsPostponedComesBackWithItsAttempts() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "later");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        queue.settle(List.of(QueueTaker.postpone(claim, 7, in(Duration.ofMillis(200)))));
        letPass(Duration.ofMillis(200));

        assertThat(QueueTaker.queued(QueueTaker.take(queue, 1)))
                .containsExactly(new QueuedSubmission(submission, 7, RecordNumbers.of(List.of(0))));
    }

    @Test
    default void anotherReplicaMayTakeWhatWasPostponed() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "later");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        queue.settle(List.of(QueueTaker.postpone(claim, 1, now())));

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
        Map<Submission, Instant> due = Map.of(first, start, second, start.plusMillis(1), third, start.plusMillis(2));
        queue.settle(QueueTaker.take(queue, 3).stream()
                .map(claim -> QueueTaker.postpone(
                        claim,
                        1,
                        claim.submissions().stream()
                                .map(queued -> due.get(queued.submission()))
                                .toArray(Instant[]::new)))
                .toList());

        letPass(Duration.ofMillis(300));

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 3))).containsExactly(first, second, third);
    }

    @Test
    default void aRemainderComesBackWithoutTheRest() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "stored", "throttled", "stored too");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        Settlement.Postponed left = QueueTaker.postponeRecord(claim, 1, now());
        queue.settle(
                List.of(new Settlement(claim, List.of(left), QueueTaker.runs(claim, new Outcome.Postponed(false)))));

        assertThat(QueueTaker.queued(QueueTaker.take(queue, 1)))
                .containsExactly(new QueuedSubmission(submission.part(List.of(1)), 1, RecordNumbers.of(List.of(1))));
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    default void ofOneSubmissionTwoRemaindersMayComeBack() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "one", "two");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();
        List<Settlement.Postponed> postponed =
                List.of(QueueTaker.postponeRecord(claim, 0, now()), QueueTaker.postponeRecord(claim, 1, now()));

        queue.settle(List.of(new Settlement(claim, postponed, QueueTaker.runs(claim, new Outcome.Postponed(false)))));

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 2)))
                .containsExactlyInAnyOrder(submission.part(List.of(0)), submission.part(List.of(1)));
    }

    @Test
    default void whatIsPostponedCountsInTheDepth() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "later");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();

        queue.settle(List.of(QueueTaker.postpone(claim, 1, in(Duration.ofHours(1)))));

        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    default void settlingTwiceChangesNothingMore() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "once");
        Appends.append(queue, submission);
        Claim claim = QueueTaker.take(queue, 1).getFirst();
        List<Settlement> settlements = List.of(QueueTaker.postpone(claim, 1, now()));

        assertThat(queue.settle(settlements)).isEmpty();
        assertThat(queue.settle(settlements)).containsExactly(claim);

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
        Submission submission = Samples.logs(now(), "one", "two");
        Appends.append(queue, submission);
        List<Claim> late = QueueTaker.take(queue, 1);
        letPass(shortLease());
        QueueTaker.take(replicaOf(queue), 1);

        assertThat(QueueTaker.settle(queue, late)).isEqualTo(late);

        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    default void ofManyClaimsOnlyThoseThatComeTooLateAreTold() {
        DeliveryQueue queue = hastyQueue();
        Appends.append(queue, Samples.logs(now(), "twice under way"));
        List<Claim> late = QueueTaker.take(queue, 1);
        letPass(shortLease());
        List<Claim> inTime = QueueTaker.take(queue, 1);

        List<Claim> told = QueueTaker.settle(
                queue, Stream.of(late, inTime).flatMap(List::stream).toList());

        assertThat(told).isEqualTo(late);
        assertThat(queue.depth().submissions()).isZero();
    }

    @Test
    default void ofWhatWasPostponedAndSettledNothingIsCounted() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "delivered at once ".repeat(100), "later"));
        Claim claim = QueueTaker.take(queue, 1).getFirst();
        Settlement.Postponed later = QueueTaker.postponeRecord(claim, 1, in(Duration.ofMillis(200)));
        List<OutcomeRun> outcomes = List.of(
                new OutcomeRun(0, 1, new Outcome.Delivered("request-1")),
                new OutcomeRun(1, 1, new Outcome.Postponed(false)));
        queue.settle(List.of(new Settlement(claim, List.of(later), outcomes)));
        assertThat(queue.depth().submissions()).isEqualTo(1);
        letPass(Duration.ofMillis(200));

        QueueTaker.settle(queue, QueueTaker.take(queue, 1));

        assertThat(queue.depth()).isEqualTo(new QueueDepth(0, 0));
    }

    @Test
    default void theSameClaimTwiceAtOnceIsOneThatCameTooLate() {
        DeliveryQueue queue = queue();
        Appends.append(queue, Samples.logs(now(), "settled twice"));
        Appends.append(queue, Samples.logs(now(), "another"));
        Claim claim = QueueTaker.take(queue, 2).getFirst();

        List<Claim> told = QueueTaker.settle(queue, List.of(claim, claim));

        assertThat(told).containsExactly(claim);
        assertThat(queue.depth().submissions())
                .isEqualTo(2 - claim.submissions().size());
    }

    /** More than an adapter would end with one step, with others of the taker's own in between. */
    @Test
    default void manyClaimsAreSettledInAnyOrder() {
        DeliveryQueue queue = queue();
        List<Claim> all = new ArrayList<>();
        for (int i = 0; i < MANY; i += 10) {
            for (int j = 0; j < 10; j++) Appends.append(queue, Samples.logs(now(), "one of " + i));
            all.addAll(QueueTaker.take(queue, 10));
        }
        List<Claim> some = new ArrayList<>();
        List<Claim> rest = new ArrayList<>();
        for (Claim claim : all) (some.size() > rest.size() ? rest : some).add(claim);
        Collections.shuffle(some, new Random(7));

        assertThat(QueueTaker.settle(queue, some)).isEmpty();
        assertThat(queue.depth().submissions())
                .isEqualTo(QueueTaker.submissions(rest).size());

        assertThat(QueueTaker.settle(queue, all)).containsExactlyInAnyOrderElementsOf(some);
        assertThat(queue.depth().submissions()).isZero();
    }

    /** Times cross adapters as milliseconds. */
    private Instant in(Duration time) {
        return now().truncatedTo(ChronoUnit.MILLIS).plus(time);
    }
}
