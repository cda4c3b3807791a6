package io.postern.telemetry.port;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DeadLetter;
import java.util.List;

/** Keeps what could not be delivered, up to a bound beyond which the oldest letters go. */
public interface DeadLetters {

    /**
     * Keeps the letters; returns once they are as durable as the queue that they come from.
     *
     * @return how many letters went to make room
     * @throws PortUnavailable when it is not known to have happened; doing it again may double them
     */
    int add(List<DeadLetter> letters);

    /**
     * The newest letters, newest first.
     *
     * @throws PortUnavailable when they cannot be read
     */
    List<DeadLetter> newest(int max);

    /**
     * How many are kept.
     *
     * @throws PortUnavailable when they cannot be counted
     */
    long count();
}
