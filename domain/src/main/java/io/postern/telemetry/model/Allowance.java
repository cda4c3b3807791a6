package io.postern.telemetry.model;

import java.time.Duration;

/** Whether calls may be made now. */
public sealed interface Allowance {

    /**
     * So many may.
     *
     * @param calls at least one, and no more than were asked for
     * @param validFor how long from now they may begin; what is not used by then lapses, and nobody need be told
     */
    record Granted(int calls, Duration validFor) implements Allowance {}

    /**
     * None may.
     *
     * @param after shortest wait after which asking is worthwhile, more than zero; others may be quicker then
     */
    record Wait(Duration after) implements Allowance {}
}
