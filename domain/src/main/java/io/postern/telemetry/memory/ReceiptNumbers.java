package io.postern.telemetry.memory;

import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Receipts that say where to look for what became of a submission: UUIDs of version 7 (RFC 9562), of whose random bits
 * some are a number that counts up. Not for several threads at once.
 */
final class ReceiptNumbers {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 1L << 63;
    private static final int NUMBER_AT = 30;
    private static final long NUMBER_MAX = (1L << 32) - 1;

    private long given;

    /**
     * A new one, for what is accepted now: a time in milliseconds, 12 random bits, the number in 32, 30 random bits.
     */
    UUID next(Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = now.toEpochMilli() << 16 | VERSION_7 | random.nextInt(1 << 12);
        long low = VARIANT | (given++ & NUMBER_MAX) << NUMBER_AT | random.nextInt(1 << NUMBER_AT);
        return new UUID(high, low);
    }

    static long number(UUID id) {
        return id.getLeastSignificantBits() >>> NUMBER_AT & NUMBER_MAX;
    }

    /** The UUID that a receipt is; nothing when it is none. */
    static Optional<UUID> read(ReceiptId receipt) {
        try {
            return Optional.of(UUID.fromString(receipt.value()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
