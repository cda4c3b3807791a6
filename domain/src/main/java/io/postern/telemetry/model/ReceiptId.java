package io.postern.telemetry.model;

import java.util.UUID;

/** The id of one accepted submission, which its sender can ask about later. */
public record ReceiptId(String value) {

    public ReceiptId {
        if (value.isBlank()) throw new IllegalArgumentException("receipt id: blank (expected: text)");
    }

    /** A new one; never the same twice. */
    public static ReceiptId random() {
        return new ReceiptId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
