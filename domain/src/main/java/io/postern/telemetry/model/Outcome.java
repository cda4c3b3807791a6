package io.postern.telemetry.model;

/** What one try at delivery made of a record. */
public sealed interface Outcome {

    /**
     * Its destination has stored it.
     *
     * @param requestId the destination's name for the call, AWS's request id
     */
    record Delivered(String requestId) implements Outcome {}

    /**
     * It will never be delivered and lies in the dead letters.
     *
     * @param why the destination's words, or ours
     */
    record Dead(DeathCause cause, String why) implements Outcome {}

    /**
     * It is tried again later.
     *
     * @param uncertain whether it may be stored all the same, as after a time-out
     */
    record Postponed(boolean uncertain) implements Outcome {}
}
