package io.postern.telemetry.model;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The id of one accepted submission, which its sender can ask about later. */
public record ReceiptId(String value) {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 1L << 63;

    public ReceiptId {
        if (value.isBlank()) throw new IllegalArgumentException("receipt id: blank (expected: text)");
    }

    /**
     * A new one, for what is accepted now; never the same twice. It is a UUID of version 7 (RFC 9562): the time in
     * milliseconds, then 74 random bits. They keep replicas apart and are no secret, so they need no
     * {@code SecureRandom}, which would cost more than checking a datum.
     */
    public static ReceiptId at(Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | VERSION_7 | random.nextInt(1 << 12);
        long low = VARIANT | random.nextLong() >>> 2;
        return new ReceiptId(new UUID(high, low).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
