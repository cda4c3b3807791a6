package io.postern.metering.model;

import java.util.List;

/** What became of a question for decisions and logged requests. */
public sealed interface Reconciliation {

    /** By application and hour, without the hours in which there was neither. */
    record Reconciled(List<ReconciledHour> hours) implements Reconciliation {
        public Reconciled {
            hours = List.copyOf(hours);
        }
    }

    /**
     * It would take too many readings.
     *
     * @param hours of all applications together, of those that were met before it was too much; of one where it is too long
     *     for one
     */
    record TooMuch(long hours) implements Reconciliation {}
}
