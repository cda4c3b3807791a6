package io.postern.telemetry.model;

import java.time.Instant;
import java.util.List;

/**
 * Submissions that were taken from the delivery queue together and are settled together. A queue may keep them as bytes
 * and make them anew for each reading: thousands of records on their way need not lie in memory as objects.
 *
 * @param id known to the queue that gave it
 * @param acceptedAt when the oldest of its submissions was accepted
 */
public record Claim(String id, Instant acceptedAt, Contents contents) {

    /** What a claim holds. */
    public interface Contents {

        /** The submissions; the same each time, though perhaps made anew. */
        List<QueuedSubmission> submissions();

        /** The receipt of the submission at this place. */
        ReceiptId receipt(int submission);
    }

    /** What it holds; may be made anew for each call. */
    public List<QueuedSubmission> submissions() {
        return contents.submissions();
    }

    /** The receipt of the submission at this place. */
    public ReceiptId receipt(int submission) {
        return contents.receipt(submission);
    }

    /** When the first of these was accepted; there must be one. */
    public static Instant oldest(List<QueuedSubmission> submissions) {
        Instant oldest = submissions.getFirst().submission().acceptedAt();
        for (QueuedSubmission queued : submissions) {
            Instant acceptedAt = queued.submission().acceptedAt();
            if (acceptedAt.isBefore(oldest)) oldest = acceptedAt;
        }
        return oldest;
    }
}
