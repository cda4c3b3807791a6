package io.postern.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds programs where a shell would find them. */
public final class Executables {

    private Executables() {}

    /** The first program of this name on the PATH. */
    public static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The program that an environment variable points to, or else the one on the PATH.
     *
     * @throws IllegalStateException when there is none, with a sentence that says what to do
     */
    public static Path required(String name, String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(Path::of)
                .or(() -> onPath(name))
                .filter(Files::isExecutable)
                .orElseThrow(() -> new IllegalStateException(
                        name + ": not found (expected: on the PATH, or its path in " + variable + ")"));
    }
}
