package io.postern.access.model;

import java.time.Duration;

/** Whether a caller may go on now. */
public sealed interface Turn {

    /** Go on. */
    record Taken() implements Turn {}

    /**
     * Come back later.
     *
     * @param after shortest wait after which a call can succeed; more than zero
     */
    record Wait(Duration after) implements Turn {}
}
