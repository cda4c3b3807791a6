package org.example.postern.postgres;

import io.postern.testkit.Executables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a PostgreSQL for tests can come from, in the order in which they are tried. */
enum PostgresWay {
    CONTAINER,
    INSTALLED,
    EMBEDDED;

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** All of them, or the one that the variable names. */
    static List<PostgresWay> allowed() {
        String only =
                Optional.ofNullable(System.getenv("POSTERN_TEST_POSTGRES")).orElse("");
        return only.isEmpty() ? List.of(values()) : List.of(valueOf(only.toUpperCase(java.util.Locale.ROOT)));
    }

    /** One that has not started; nothing when there is none this way. */
    Optional<PostgresServer> open() {
        return switch (this) {
            case CONTAINER -> ContainerPostgres.open();
            case INSTALLED -> programs().map(LocalPostgres::new);
            case EMBEDDED -> EmbeddedPrograms.folder().map(LocalPostgres::new);
        };
    }

    /** Debian keeps them off the PATH, and what others put there may be wrappers. */
    private static Optional<Path> programs() {
        return debian().or(() ->
                        Executables.onPath("initdb").map(PostgresWay::real).map(Path::getParent))
                .filter(folder -> Files.isExecutable(folder.resolve("postgres")));
    }

    private static Optional<Path> debian() {
        if (!Files.isDirectory(DEBIAN)) return Optional.empty();
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max(Comparator.comparingInt(folder ->
                            Integer.parseInt(folder.getParent().getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
