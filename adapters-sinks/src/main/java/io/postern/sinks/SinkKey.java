package io.postern.sinks;

import io.postern.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The key of a sink, as configuration says it: the key itself, or {@code file:} and the path of a file that holds it. */
final class SinkKey {

    private static final String FILE = "file:";

    private SinkKey() {}

    static Secret read(String name, String text) {
        String key =
                text.strip().startsWith(FILE) ? content(name, text.strip().substring(FILE.length())) : text.strip();
        if (key.isEmpty()) throw new IllegalArgumentException(name + ": empty (expected: the key of the sink)");
        if (!key.chars().allMatch(one -> one > ' ' && one < 0x7f))
            throw new IllegalArgumentException(name + ": not usable (expected: visible ASCII without blanks)");
        return new Secret(key);
    }

    private static String content(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException _) {
            throw new IllegalArgumentException(
                    name + ": no readable file at " + file + " (expected: one with the key)");
        }
    }
}
