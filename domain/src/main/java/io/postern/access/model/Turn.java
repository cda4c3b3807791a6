package io.postern.access.model;

import java.time.Duration;

/** Whether a caller may go on now. */
public sealed interface Turn {

    /**
     * Go on.
     *
     * @param scarcest how the limit stands that will be used up first
     */
    record Taken(Standing scarcest) implements Turn {}

    /**
     * Come back later.
     *
     * @param after shortest wait after which a call can succeed; more than zero
     * @param limit the one that is used up
     */
    record Wait(Duration after, RateLimit limit) implements Turn {}
}
