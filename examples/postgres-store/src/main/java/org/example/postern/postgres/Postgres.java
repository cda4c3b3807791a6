package org.example.postern.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * The way to PostgreSQL. It may be away when Postern starts: connections are made when they are asked for, and so are the
 * tables. Safe for any number of threads; each of them waits at most for a connection and for the answer to each statement.
 */
final class Postgres implements AutoCloseable {

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Of all replicas, one makes the tables at a time: "if not exists" alone lets two of them collide. */
    private static final long SCHEMA_LOCK = 0x706f737465726eL;

    private final HikariDataSource pool;
    private volatile boolean schemaIsThere;

    Postgres(PostgresConfig config) {
        long millis = config.timeout().toMillis();
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("postern-postgres");
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.connectionsMax());
        hikari.setAutoCommit(false);
        hikari.setIsolateInternalQueries(true); // or what the pool asks would leave a transaction open
        hikari.setInitializationFailTimeout(-1); // start without it, and find it later
        hikari.setConnectionTimeout(millis);
        hikari.setValidationTimeout(Math.max(250, millis / 4));
        // The driver's own bounds are in seconds; the statement ends sooner where PostgreSQL still listens.
        String seconds = Long.toString(Math.max(1, (millis + 999) / 1000));
        hikari.addDataSourceProperty("connectTimeout", seconds);
        hikari.addDataSourceProperty("loginTimeout", seconds);
        hikari.addDataSourceProperty("socketTimeout", seconds);
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A replica that vanishes in the middle of something holds its locks no longer than that.
        hikari.setConnectionInitSql("set statement_timeout = %d; set idle_in_transaction_session_timeout = %d"
                .formatted(millis, 5 * millis));
        this.pool = new HikariDataSource(hikari);
    }

    /**
     * Does it in a transaction: wholly or, when this throws, not at all, unless the answer to the commit was lost.
     *
     * @param what the attempt, for messages, as in {@code "append"}
     * @throws io.postern.shared.PortUnavailable when PostgreSQL is away, slow or unable to do its part
     */
    <T> T call(String what, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                if (!schemaIsThere) makeSchema(connection);
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw PostgresFailures.read(what, e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private void makeSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
            statement.execute(schema());
        }
        connection.commit();
        schemaIsThere = true;
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException alsoBroken) {
            cause.addSuppressed(alsoBroken);
        }
    }

    private static String schema() {
        try (InputStream file = Objects.requireNonNull(Postgres.class.getResourceAsStream("schema.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
