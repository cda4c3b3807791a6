package io.postern.probe.model;

import java.time.Duration;

/** What a probe found out about one kind of record. */
public sealed interface Finding {

    RecordKind kind();

    /**
     * It arrived.
     *
     * @param accepting how long sending took, until the gate had it durably
     * @param appearing from then until it could be read back
     */
    record Visible(RecordKind kind, String receipt, Duration accepting, Duration appearing) implements Finding {}

    /** Accepted, and not there when time was over, although the destination could be read. */
    record Lost(RecordKind kind, String receipt, Duration accepting) implements Finding {}

    /**
     * Accepted, and whether it is there could not be read when time was over.
     *
     * @param why a clause that can be shown
     */
    record Unreadable(RecordKind kind, String receipt, Duration accepting, String why) implements Finding {}

    /**
     * Not accepted.
     *
     * @param why a clause that can be shown
     */
    record NotSent(RecordKind kind, String why) implements Finding {}

    /** Accepted, and given up before time was over; says nothing about the gate. */
    record Abandoned(RecordKind kind) implements Finding {}
}
