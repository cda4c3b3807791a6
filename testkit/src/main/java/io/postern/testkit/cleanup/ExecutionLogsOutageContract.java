package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.testkit.Outages;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ExecutionLogs} over a network promises when its technology is gone. */
public interface ExecutionLogsOutageContract {

    ExecutionKey LOG = ExecutionLogsContract.key(Instant.parse("2023-01-01T06:00:00Z"));

    /** The logs under test, {@link #LOG} and no other; the same ones throughout a test. */
    ExecutionLogs logs();

    /** Takes the technology away: stopped, hanging or cut off. */
    void breakIt();

    /** Gives it back, with what it had kept. */
    void mendIt();

    /** Longest time in which a call must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(5);
    }

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        ExecutionLogs logs = logs();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> logs.list(ExecutionKey.LATEST, 10));
            Outages.assertUnavailable(timeLimit(), () -> logs.open(LOG));
        } finally {
            mendIt();
        }
    }

    @Test
    default void logsAreFoundAgainAfterAnOutage() {
        ExecutionLogs logs = logs();
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> logs.list(ExecutionKey.LATEST, 10));
        assertThat(logs.list(ExecutionKey.LATEST, 10)).containsExactly(LOG);
        assertThat(logs.open(LOG)).isPresent();
    }
}
