package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Texts in files. */
final class Texts {

    private Texts() {}

    /** @param file a path, or {@code -} for standard input */
    static String read(Terminal terminal, String file) {
        try {
            return file.equals("-")
                    ? new String(terminal.input().readAllBytes(), UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException _) {
            // The exception's text may quote the file.
            throw new CommandFailure(ExitCode.INPUT_MISSING, file + ": cannot be read (expected: a file of text)");
        }
    }
}
