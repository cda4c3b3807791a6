package io.postern.access.model;

import java.time.Duration;

/** What a limiter gives to one who asks for turns. */
public sealed interface Allotment {

    /**
     * Some of them.
     *
     * @param turns one or more, and no more than were asked for
     * @param left how many were left in the bucket then
     */
    record Granted(int turns, int left) implements Allotment {}

    /**
     * None.
     *
     * @param after shortest wait after which a turn can be had; more than zero
     */
    record Wait(Duration after) implements Allotment {}
}
