package io.postern.telemetry.model;

/**
 * The id of one kept dead letter. The store that keeps the letter gives it one that no other letter of that store ever
 * had; what the text means is the store's own business.
 */
public record DeadLetterId(String value) {

    public DeadLetterId {
        if (value.isBlank()) throw new IllegalArgumentException("dead letter id: blank (expected: text)");
    }

    @Override
    public String toString() {
        return value;
    }
}
