package io.postern.telemetry.model;

import java.time.Duration;
import java.util.List;

/** What became of a submission at the door. */
public sealed interface Acceptance {

    /**
     * Durably queued.
     *
     * @param restamped how many records were too old and carry the time of acceptance now
     * @param before whether it was queued when it came before, under the same key, and not once more now
     */
    record Accepted(ReceiptId receipt, int records, int restamped, boolean before) implements Acceptance {}

    /**
     * Nothing of it was queued.
     *
     * @param refusals what is wrong, by record; never empty
     */
    record Refused(List<Refusal> refusals) implements Acceptance {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** The client sent something else under the same idempotency key; nothing was queued. */
    record KeyReused() implements Acceptance {}

    /**
     * The client has used up what its policy allows it; nothing was queued, and trying again after the wait may help.
     */
    record OverQuota(QuotaRule rule, Duration retryAfter) implements Acceptance {}

    /** The queue is at its bound; nothing was queued, and trying again after the wait may help. */
    record Full(Duration retryAfter) implements Acceptance {}
}
