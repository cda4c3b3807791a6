package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.StreamMessage;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.RecordedChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A change as an entry of a stream: its id is the number, its fields are {@code at}, {@code by}, {@code from} and {@code to}. */
final class ChangeText {

    private static final byte[] NOTHING = {};

    private ChangeText() {}

    /** An entry on one side of a change. */
    static byte[] of(Optional<AllowlistEntry> side) {
        return side.map(EntryBytes::of).orElse(NOTHING);
    }

    /** Nothing where somebody else wrote what is no change. */
    static Optional<RecordedChange> read(StreamMessage<byte[], byte[]> message) {
        Map<String, byte[]> fields = new HashMap<>();
        message.getBody().forEach((name, value) -> fields.put(new String(name, US_ASCII), value));
        Optional<EntryChange> change = EntryChange.of(side(fields, "from"), side(fields, "to"));
        try {
            long number =
                    Long.parseLong(message.getId().substring(0, message.getId().indexOf('-')));
            Edit edit =
                    new Edit(new Author(text(fields, "by")), Instant.ofEpochMilli(Long.parseLong(text(fields, "at"))));
            return change.map(known -> new RecordedChange(number, edit, known));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<AllowlistEntry> side(Map<String, byte[]> fields, String name) {
        return EntryBytes.read(fields.getOrDefault(name, NOTHING));
    }

    private static String text(Map<String, byte[]> fields, String name) {
        return new String(fields.getOrDefault(name, NOTHING), US_ASCII);
    }
}
