package org.example.postern.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How PostgreSQL is reached.
 *
 * @param url of JDBC, such as {@code jdbc:postgresql://localhost:5432/postern}
 * @param user who owns the tables, or may make them
 * @param password of the user; empty: none
 * @param timeout longest wait for a connection, and for the answer to one statement; 500 ms or more
 * @param connectionsMax connections of this replica; more calls wait
 */
@ConfigurationProperties("postern.postgres")
record PostgresConfig(String url, String user, String password, Duration timeout, int connectionsMax) {

    PostgresConfig {
        if (timeout.toMillis() < 500)
            throw new IllegalArgumentException("postern.postgres.timeout: " + timeout + " (expected: 500ms or more)");
        if (connectionsMax < 1)
            throw new IllegalArgumentException(
                    "postern.postgres.connections-max: " + connectionsMax + " (expected: 1 or more)");
    }

    @Override
    public String toString() {
        return "PostgresConfig[" + user + "]"; // the URL, too, may hold a password
    }
}
