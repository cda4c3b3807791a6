package io.postern.app.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A key as it stands in configuration: the key itself, or {@code file:} and the path of a file that holds it. */
public final class KeyText {

    private static final String FILE = "file:";

    private KeyText() {}

    /** The key, without blanks around it; nothing when its file cannot be read. */
    public static Optional<String> content(String text) {
        if (!text.startsWith(FILE)) return Optional.of(text.strip());
        try {
            return Optional.of(
                    Files.readString(Path.of(text.substring(FILE.length()))).strip());
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }
}
