package io.postern.probe.model;

import java.time.Instant;

/**
 * What tells one probe's record from all others.
 *
 * @param at when the probe made it; no two marks of one kind in one series or stream have the same
 */
public record Mark(RecordKind kind, Instant at) {

    /** As the value of a datum. It grows with time, so that the maximum of a series is the latest mark in it. */
    public double value() {
        return at.toEpochMilli();
    }

    /** As the message of a log event. */
    public String message() {
        return "postern probe " + at.toEpochMilli();
    }
}
