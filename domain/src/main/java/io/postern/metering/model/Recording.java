package io.postern.metering.model;

/** What became of meter events that the usage ledger was given. */
public sealed interface Recording {

    /**
     * Counted, durably, and each fresh one waits for each sink.
     *
     * @param fresh how many had not been counted before; the others changed nothing
     */
    record Recorded(int fresh) implements Recording {}

    /**
     * Nothing of them was counted, because there is no room for what waits for a sink; later there may be.
     *
     * @param sink whose room is full
     */
    record NoRoom(String sink) implements Recording {}
}
