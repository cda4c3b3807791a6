package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ExecutionLogs} over a network promises when its technology is gone. */
public interface ExecutionLogsOutageContract extends Breakable {

    ExecutionKey LOG = ExecutionLogsContract.key(Instant.parse("2023-01-01T06:00:00Z"));

    /** The logs under test, {@link #LOG} and no other; the same ones throughout a test. */
    ExecutionLogs logs();

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
