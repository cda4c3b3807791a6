package io.postern.telemetry.model;

/** What became of a submission at the delivery queue. */
public enum Appended {
    /** It is durable, as far as this queue can promise it. */
    STORED,
    /** The queue is at its bound and took nothing of it. */
    FULL
}
