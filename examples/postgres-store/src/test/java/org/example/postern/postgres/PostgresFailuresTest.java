package org.example.postern.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.shared.PortUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresFailuresTest {

    /** No connection, a cut one, a lock too long, no room on disk, read only, shutting down, starting up. */
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "40P01", "53100", "25006", "57P01", "57P03", "57014"})
    void whatMayPassIsUnavailable(String state) {
        assertThat(PostgresFailures.read("claim", new SQLException("secret", state)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("postgres: claim: state " + state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "42601"})
    void aBugStaysOne(String state) {
        assertThat(PostgresFailures.read("claim", new SQLException("secret", state)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPoolThatFoundNoConnectionIsUnavailable() {
        SQLException timedOut = new SQLTransientConnectionException("timed out", new SQLException("refused", "08001"));

        assertThat(PostgresFailures.read("take", timedOut)).hasMessage("postgres: take: state 08001");
        assertThat(PostgresFailures.read("take", new SQLException("timed out")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("postgres: take: no connection");
    }
}
