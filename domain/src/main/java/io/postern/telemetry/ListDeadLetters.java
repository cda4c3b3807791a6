package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.port.DeadLetters;

/** Shows operators what could not be delivered, and why. */
public final class ListDeadLetters {

    private final DeadLetters deadLetters;

    public ListDeadLetters(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * A page of the dead letters that match, newest first; perhaps fewer than {@code max} although more match further
     * on.
     *
     * @param after {@code next} of an earlier page; empty: from the newest
     * @throws IllegalArgumentException when {@code after} is none of these
     * @throws PortUnavailable when they cannot be read now
     */
    public DeadLetterPage list(DeadLetterFilter filter, String after, int max) {
        return deadLetters.find(filter, after, max);
    }
}
