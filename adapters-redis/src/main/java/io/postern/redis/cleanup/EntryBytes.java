package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.ResourceId;
import java.util.Optional;

/**
 * An allowlist entry as bytes: id, expiration, owner and comment with a zero byte between them, which none of the first
 * three holds. So entries in the order of their bytes are in the order of their ids.
 */
final class EntryBytes {

    private static final String BETWEEN = "\0";
    private static final int PARTS = 4;

    private EntryBytes() {}

    static byte[] of(AllowlistEntry entry) {
        if (hasZero(entry.resourceId().value()) || hasZero(entry.owner()))
            throw new IllegalArgumentException("allowlist entry: a zero character (expected: none)");
        return String.join(
                        BETWEEN,
                        entry.resourceId().value(),
                        entry.expiration().toString(),
                        entry.owner(),
                        entry.comment())
                .getBytes(UTF_8);
    }

    /** What every entry of that id begins with. */
    static byte[] first(ResourceId id) {
        return (id.value() + BETWEEN).getBytes(UTF_8);
    }

    /** What comes just behind all entries of that id. */
    static byte[] behind(ResourceId id) {
        return (id.value() + "\1").getBytes(UTF_8);
    }

    /** Nothing where somebody else wrote what is no entry. */
    static Optional<AllowlistEntry> read(byte[] bytes) {
        String[] parts = new String(bytes, UTF_8).split(BETWEEN, PARTS);
        if (parts.length < PARTS) return Optional.empty();
        Optional<Expiration> expiration = Expiration.read(parts[1]);
        return ResourceId.read(parts[0])
                .flatMap(id -> expiration.map(end -> new AllowlistEntry(id, end, parts[2], parts[3])));
    }

    private static boolean hasZero(String text) {
        return text.contains(BETWEEN);
    }
}
