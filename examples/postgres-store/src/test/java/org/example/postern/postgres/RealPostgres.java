package org.example.postern.postgres;

import io.postern.testkit.Eventually;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A real PostgreSQL on loopback: from a container when a Docker engine answers and has its image, else from Debian's package or
 * the PATH, else from a library that carries it. {@code POSTERN_TEST_POSTGRES} ({@code container}, {@code installed} or
 * {@code embedded}) allows one way only. Where there is none, starting fails: a test without its store must not pass.
 */
final class RealPostgres implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(30);

    private final PostgresServer server;
    private final Thread endWithJvm;

    private RealPostgres(PostgresServer server) {
        this.server = server;
        this.endWithJvm = new Thread(server::close);
        Runtime.getRuntime().addShutdownHook(endWithJvm);
    }

    /** A fresh one that answers. */
    static RealPostgres start() {
        PostgresServer server = PostgresWay.allowed().stream()
                .flatMap(way -> way.open().stream())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Tests need a PostgreSQL and there is none for this system."
                                + " Install postgresql or start a Docker engine."));
        RealPostgres postgres = new RealPostgres(server);
        postgres.startAndAwait();
        return postgres;
    }

    /** The one that tests share which only need names of their own. */
    static RealPostgres shared() {
        return Shared.POSTGRES;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
    }

    /** A way to it, with the patience that a busy machine needs. */
    Postgres open() {
        return open(Duration.ofSeconds(15));
    }

    /** A way to it that waits no longer than that for an answer. */
    Postgres open(Duration timeout) {
        return new Postgres(new PostgresConfig(url(), "postern", "", timeout, 8));
    }

    /** Ends it as a crash would. */
    void kill() {
        server.kill();
    }

    /** Starts it again on its data after {@link #kill}. */
    void restart() {
        startAndAwait();
    }

    void pause() {
        server.pause();
    }

    void resume() {
        server.resume();
    }

    @Override
    public void close() {
        server.close();
        Runtime.getRuntime().removeShutdownHook(endWithJvm);
    }

    private void startAndAwait() {
        server.start();
        try {
            Eventually.holds(START_MAX, "PostgreSQL answers", this::answers);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; its log:\n" + server.log(), late);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url() + "?loginTimeout=2", "postern", "")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static final class Shared {
        static final RealPostgres POSTGRES = start();
    }
}
