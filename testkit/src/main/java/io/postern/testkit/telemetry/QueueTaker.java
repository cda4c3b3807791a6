package io.postern.testkit.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
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

    /** All of each claim is delivered. */
    static void settle(DeliveryQueue queue, List<Claim> claims) {
        queue.settle(
                claims.stream().map(claim -> new Settlement(claim, List.of())).toList());
    }

    /** Of the claim, only this remainder must be tried again. */
    static Settlement postpone(Claim claim, Submission remainder, int attempts, Instant notBefore) {
        QueuedSubmission left = new QueuedSubmission(remainder, attempts);
        return new Settlement(claim, List.of(new Settlement.Postponed(left, notBefore)));
    }
}
