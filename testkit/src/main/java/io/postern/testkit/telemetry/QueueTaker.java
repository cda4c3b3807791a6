package io.postern.testkit.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes from a queue in the way of a delivery round, with a deadline where it must wait. */
final class QueueTaker {

    static final Duration DEADLINE = Duration.ofSeconds(20);
    static final Duration PATIENCE = Duration.ofMillis(50);

    private static final int AMPLE = 1_000_000;

    private QueueTaker() {}

    /** Claims that hold so many submissions together, or more if the last claim does. */
    static List<Claim> take(DeliveryQueue queue, int submissions) {
        List<Claim> claims = new ArrayList<>();
        Eventually.holds(DEADLINE, submissions + " submissions come out", () -> {
            claims.addAll(queue.take(AMPLE, PATIENCE));
            return submissions(claims).size() >= submissions;
        });
        return claims;
    }

    /** What can be had now without waiting long. */
    static List<Claim> takeNow(DeliveryQueue queue) {
        return queue.take(AMPLE, PATIENCE);
    }

    static List<QueuedSubmission> queued(List<Claim> claims) {
        return claims.stream().flatMap(claim -> claim.submissions().stream()).toList();
    }

    static List<Submission> submissions(List<Claim> claims) {
        return queued(claims).stream().map(QueuedSubmission::submission).toList();
    }

    /** All of each claim is delivered; answers those that the queue did not end. */
    static List<Claim> settle(DeliveryQueue queue, List<Claim> claims) {
        return queue.settle(claims.stream().map(QueueTaker::delivered).toList());
    }

    /** All of the claim went with one call. */
    static Settlement delivered(Claim claim) {
        return new Settlement(claim, List.of(), runs(claim, new Outcome.Delivered("request-1")));
    }

    /** All of the claim must be tried again; each submission at the time that stands at its place. */
    static Settlement postpone(Claim claim, int attempts, Instant... notBefore) {
        List<Settlement.Postponed> postponed = new ArrayList<>();
        for (QueuedSubmission queued : claim.submissions()) {
            int place = postponed.size();
            QueuedSubmission left = new QueuedSubmission(queued.submission(), attempts, numbers(queued));
            postponed.add(new Settlement.Postponed(claim.receipt(place), left, notBefore[place]));
        }
        return new Settlement(claim, postponed, runs(claim, new Outcome.Postponed(false)));
    }

    private static RecordNumbers numbers(QueuedSubmission queued) {
        return RecordNumbers.of(queued.numbers().of(queued.submission().size()));
    }

    /** Of the claim's only submission, this record must be tried again. */
    static Settlement.Postponed postponeRecord(Claim claim, int record, Instant notBefore) {
        QueuedSubmission left = claim.submissions().getFirst().postponed(List.of(record));
        return new Settlement.Postponed(claim.receipt(0), left, notBefore);
    }

    /** The same became of all records of the claim. */
    static List<OutcomeRun> runs(Claim claim, Outcome outcome) {
        int records = claim.submissions().stream()
                .mapToInt(queued -> queued.submission().size())
                .sum();
        return List.of(new OutcomeRun(0, records, outcome));
    }
}
