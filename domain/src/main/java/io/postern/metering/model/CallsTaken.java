package io.postern.metering.model;

import java.util.Map;

/** What became of lines of access logs. */
public sealed interface CallsTaken {

    /**
     * All of them were dealt with, durably.
     *
     * @param recorded calls that were counted now
     * @param duplicates calls that had been counted before
     * @param refused entries that were not counted
     * @param kept of these, by reason, those that are kept as refused now and were not before
     */
    record Taken(int recorded, int duplicates, int refused, Map<EntryRefusal, Integer> kept) implements CallsTaken {
        public Taken {
            kept = Map.copyOf(kept);
        }
    }

    /**
     * Not all of them, because there is no room for what waits for a sink. Sending all again counts none twice.
     *
     * @param sink whose room is full
     */
    record NoRoom(String sink) implements CallsTaken {}
}
