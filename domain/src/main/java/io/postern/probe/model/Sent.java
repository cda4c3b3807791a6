package io.postern.probe.model;

/** What became of a mark at the gate. */
public sealed interface Sent {

    /** The gate has it durably. */
    record Accepted(String receipt) implements Sent {}

    /**
     * The gate did not take it.
     *
     * @param why a clause that can be shown
     */
    record Refused(String why) implements Sent {}
}
