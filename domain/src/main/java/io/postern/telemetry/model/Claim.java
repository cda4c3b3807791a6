package io.postern.telemetry.model;

import java.util.List;

/**
 * Submissions that were taken from the delivery queue together and are settled together.
 *
 * @param id known to the queue that gave it
 */
public record Claim(String id, List<QueuedSubmission> submissions) {
    public Claim {
        submissions = List.copyOf(submissions);
    }
}
