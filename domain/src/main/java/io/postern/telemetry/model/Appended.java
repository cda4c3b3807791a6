package io.postern.telemetry.model;

/** What became of a submission at the delivery queue. */
public sealed interface Appended {

    /**
     * It is durable, as far as this queue can promise it.
     *
     * @param receipt by which the queue can tell later what became of it
     */
    record Stored(ReceiptId receipt) implements Appended {}

    /** The queue is at its bound and took nothing of it. */
    record Full() implements Appended {}
}
