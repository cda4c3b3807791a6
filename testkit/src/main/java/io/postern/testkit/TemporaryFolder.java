package io.postern.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new folder among the system's temporary files, deleted with all that is in it when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /** An empty folder whose name starts with {@code postern-} and the given word. */
    public static TemporaryFolder create(String word) {
        try {
            return new TemporaryFolder(Files.createTempDirectory("postern-" + word));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of a file in it, which need not exist. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Deletes what can be deleted; a file that a dying process still writes is left to the system's own cleaning. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(TemporaryFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
