package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.port.DeadLetters;
import java.util.List;

/** Shows operators what could not be delivered, and why. */
public final class ListDeadLetters {

    private final DeadLetters deadLetters;

    public ListDeadLetters(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * The newest dead letters, newest first.
     *
     * @throws PortUnavailable when they cannot be read now
     */
    public List<DeadLetter> list(int max) {
        return deadLetters.newest(max);
    }
}
