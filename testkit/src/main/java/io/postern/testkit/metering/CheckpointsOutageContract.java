package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.port.Checkpoints;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all {@link Checkpoints} over a network promise when their technology is gone. */
public interface CheckpointsOutageContract extends Breakable {

    /** Those under test; the same throughout a test. */
    Checkpoints checkpoints();

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        Checkpoints checkpoints = checkpoints();
        checkpoints.advance("p", CheckpointsContract.AT);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> checkpoints.find("p"));
            Outages.assertUnavailable(timeLimit(), () -> checkpoints.claim("p", Duration.ofMinutes(1)));
            Outages.assertUnavailable(
                    timeLimit(), () -> checkpoints.advance("p", CheckpointsContract.AT.minusSeconds(1)));
        } finally {
            mendIt();
        }
        Outages.assertRecovers(() -> checkpoints.find("p"));
        assertThat(checkpoints.find("p")).contains(CheckpointsContract.AT);
    }
}
