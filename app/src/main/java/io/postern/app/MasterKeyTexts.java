package io.postern.app;

import io.postern.app.boot.Keys;
import io.postern.destinations.memory.MasterKey;
import io.postern.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads master keys from configuration: each an id, a colon, and the key itself or {@code file:} and the path of a file
 * that holds it, with commas between them. What is wrong is told without showing any key.
 */
final class MasterKeyTexts {

    /** Shorter ones can be guessed by who stole the store. */
    private static final int CHARACTERS_MIN = 16;

    private static final String FILE = "file:";

    private MasterKeyTexts() {}

    /**
     * The keys in order.
     *
     * @throws IllegalArgumentException when there is none, one cannot be read or is weak, or an id stands twice
     */
    static List<MasterKey> read(String text) {
        List<MasterKey> keys = new ArrayList<>();
        for (String entry : text.split(",", -1)) if (!entry.isBlank()) keys.add(key(entry.strip(), keys.size() + 1));
        if (keys.isEmpty()) throw wrong("none", "one at least");
        if (keys.stream().map(MasterKey::id).distinct().count() < keys.size())
            throw wrong("an id stands twice", "each once");
        return keys;
    }

    private static MasterKey key(String entry, int number) {
        int colon = entry.indexOf(':');
        String id = colon < 0 ? "" : entry.substring(0, colon);
        if (!id.matches("[A-Za-z0-9_-]{1,32}"))
            throw wrong("number " + number + " has no id", "1 to 32 of A-Z a-z 0-9 _ -, a colon, and the key");
        String rest = entry.substring(colon + 1);
        String key = rest.startsWith(FILE) ? content(id, rest.substring(FILE.length())) : rest;
        if (key.length() < CHARACTERS_MIN)
            throw wrong("the key " + id + " has " + key.length() + " characters", CHARACTERS_MIN + " or more");
        return new MasterKey(id, new Secret(key));
    }

    private static String content(String id, String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException _) {
            throw wrong("the file of the key " + id + " cannot be read", "a readable file that holds the key");
        }
    }

    private static IllegalArgumentException wrong(String what, String expected) {
        return new IllegalArgumentException(Keys.MASTER_KEYS + ": " + what + " (expected: " + expected + ")");
    }
}
