package io.postern.telemetry.model;

import java.util.List;

/** What became of one batch at its destination. */
public sealed interface Delivery {

    /** All of it is stored. */
    record Delivered(String requestId) implements Delivery {}

    /**
     * Stored but for some records, which will never be.
     *
     * @param refused the others, by their position in the batch
     */
    record DeliveredInPart(String requestId, List<RefusedRecord> refused) implements Delivery {
        public DeliveredInPart {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Nothing is known to be stored; the same batch may go through later.
     *
     * @param why the destination's words, or ours
     * @param uncertain whether it may be stored all the same, as after a time-out
     */
    record RetryLater(String why, boolean uncertain) implements Delivery {}

    /**
     * Nothing is stored, and this very batch never will be: at least one of its records is at fault.
     *
     * @param why the destination's words
     */
    record Refused(String why) implements Delivery {}

    /**
     * A record that the destination did not store.
     *
     * @param index position in the batch, from zero
     */
    record RefusedRecord(int index, DeathCause cause, String why) {}
}
