package io.postern.redis.telemetry;

import io.postern.telemetry.model.DeadLetterId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dead letter's entry in its stream. The id of the letter is the entry's own, which Redis never gives twice: so a letter
 * is found by its id, and a search goes on behind one, without an index.
 */
final class LetterEntry {

    // Milliseconds of Redis's clock, a hyphen, a number. Redis's numbers have 64 bits; a digit less than they may have
    // is more than they ever get.
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}-[0-9]{1,18}");

    private final String id;
    private final byte[] letter;

    LetterEntry(String id, byte[] letter) {
        this.id = id;
        this.letter = letter;
    }

    /** The id of the entry that this text means; empty: none can have it. */
    static Optional<String> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** When the entry of this id was made. */
    static Instant since(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
    }

    String id() {
        return id;
    }

    byte[] letter() {
        return letter;
    }

    DeadLetterId letterId() {
        return new DeadLetterId(id);
    }
}
