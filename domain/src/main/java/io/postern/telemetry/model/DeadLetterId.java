package io.postern.telemetry.model;

import java.util.UUID;

/** The id of one dead letter, by which it can be redriven. */
public record DeadLetterId(String value) {

    public DeadLetterId {
        if (value.isBlank()) throw new IllegalArgumentException("dead letter id: blank (expected: text)");
    }

    /** A new one; never the same twice. */
    public static DeadLetterId random() {
        return new DeadLetterId(UUID.randomUUID().toString());
    }
}
