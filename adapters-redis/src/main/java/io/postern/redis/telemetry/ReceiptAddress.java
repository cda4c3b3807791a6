package io.postern.redis.telemetry;

import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the queue stored a submission. A receipt is this address, sealed, as a UUID of version 8 (RFC 9562): what became
 * of it can be found without an index, so giving a receipt costs nothing but the seal.
 *
 * <p>From the first bit: 42 of time, the upper 6 of the sequence, 4 of version, the lower 6 of the sequence, 6 of
 * partition, 2 of variant, 16 of first record, 14 of records, 32 of the seal.
 *
 * @param partition number of the partition, 0 to 63
 * @param millis when the frame was stored, by Redis's clock: the first half of its entry's id
 * @param sequence the second half; from 4095 on, which happens only while Redis's clock stands still, they cannot be told
 *     apart
 * @param first number in the frame of the submission's first record, up to 65,535
 * @param records how many it has, up to 16,383
 */
record ReceiptAddress(int partition, long millis, int sequence, int first, int records) {

    /** Beyond this number of records no further submission fits a frame. */
    static final int RECORDS_BEFORE_MAX = (1 << 16) - 1;

    private static final int SEQUENCE_MAX = (1 << 12) - 1;
    private static final long VERSION = 8;
    private static final long VARIANT = 2;

    /** The submission's frame is the entry of this id. */
    static ReceiptAddress of(int partition, EntryId entry, int first, int records) {
        return new ReceiptAddress(
                partition, entry.millis(), (int) Math.min(entry.sequence(), SEQUENCE_MAX), first, records);
    }

    /** What a receipt says; nothing when it is none of this queue's. It still has to be checked against the seal. */
    static Optional<ReceiptAddress> in(ReceiptId receipt) {
        UUID uuid;
        try {
            uuid = UUID.fromString(receipt.value());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (uuid.version() != VERSION || uuid.variant() != VARIANT) return Optional.empty();
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        return Optional.of(new ReceiptAddress(
                (int) high & 0x3F,
                high >>> 22,
                (int) (high >>> 16 & 0x3F) << 6 | (int) (high >>> 6 & 0x3F),
                (int) (low >>> 46) & 0xFFFF,
                (int) (low >>> 32) & 0x3FFF));
    }

    /** The receipt, under this seal. */
    ReceiptId sealed(int seal) {
        return new ReceiptId(new UUID(high(), low(seal)).toString());
    }

    /** All that must be sealed, in two numbers. */
    long high() {
        return millis << 22 | (long) (sequence >>> 6) << 16 | VERSION << 12 | (sequence & 0x3FL) << 6 | partition;
    }

    long low(int seal) {
        return VARIANT << 62 | (long) first << 46 | (long) records << 32 | (seal & 0xFFFF_FFFFL);
    }

    /** The same entry, as ids of entries go; nothing when it may be one of several, whose stories must not be mixed. */
    Optional<EntryId> entry() {
        return sequence < SEQUENCE_MAX ? Optional.of(new EntryId(millis, sequence)) : Optional.empty();
    }

    Instant storedAt() {
        return Instant.ofEpochMilli(millis);
    }
}
