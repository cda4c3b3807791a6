package io.postern.telemetry.model;

import java.time.Instant;
import java.util.List;

/**
 * What becomes of a claim: all of it leaves the queue, but for what is postponed.
 *
 * @param postponed what must be tried again; empty when all is delivered or dead
 */
public record Settlement(Claim claim, List<Postponed> postponed) {
    public Settlement {
        postponed = List.copyOf(postponed);
    }

    /**
     * A submission, or what is left of it, that goes back into the queue.
     *
     * @param notBefore when it may be taken again
     */
    public record Postponed(QueuedSubmission remainder, Instant notBefore) {}
}
