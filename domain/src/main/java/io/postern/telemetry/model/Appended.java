package io.postern.telemetry.model;

/** What became of a submission at the delivery queue. */
public sealed interface Appended {

    /**
     * It is durable, as far as this queue can promise it.
     *
     * @param receipt by which the queue can tell later what became of it
     * @param before whether it was stored when it came before, under the same key, and not once more now
     */
    record Stored(ReceiptId receipt, boolean before) implements Appended {

        /** Stored now. */
        public Stored(ReceiptId receipt) {
            this(receipt, false);
        }
    }

    /** The queue is at a bound and took nothing of it. */
    record Full() implements Appended {}

    /** Something else was stored under its key; nothing of it was. */
    record KeyReused() implements Appended {}
}
