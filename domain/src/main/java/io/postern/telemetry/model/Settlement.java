package io.postern.telemetry.model;

import java.time.Instant;
import java.util.List;

/**
 * What becomes of a claim: all of it leaves the queue, but for what is postponed.
 *
 * @param postponed what must be tried again; empty when all is delivered or dead
 * @param outcomes what became of each record, numbered through all submissions of the claim; in order, without gaps
 */
public record Settlement(Claim claim, List<Postponed> postponed, List<OutcomeRun> outcomes) {
    public Settlement {
        postponed = List.copyOf(postponed);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * A submission, or what is left of it, that goes back into the queue.
     *
     * @param receipt the submission's, which goes with it
     * @param notBefore when it may be taken again
     */
    public record Postponed(ReceiptId receipt, QueuedSubmission remainder, Instant notBefore) {}
}
