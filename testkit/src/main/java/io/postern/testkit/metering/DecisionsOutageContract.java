package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Decisions} over a network promises when its technology is gone. */
public interface DecisionsOutageContract extends Breakable {

    /** The port under test; the same one throughout a test. */
    Decisions decisions();

    @Test
    default void everyCallDuringAnOutageSaysSoInTimeAndWhatWasCountedIsThereAfterIt() {
        Decisions decisions = decisions();
        Instant hour = Instant.parse("2026-05-01T10:00:00Z");
        DecidedCalls one = new DecidedCalls(Unique.name("one"), hour, 1, hour);
        decisions.add(List.of(one));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> decisions.add(List.of(one)));
            Outages.assertUnavailable(timeLimit(), () -> decisions.between(hour, hour.plusSeconds(3_600)));
        } finally {
            mendIt();
        }
        Outages.assertRecovers(() -> decisions.between(hour, hour.plusSeconds(3_600)));
        assertThat(decisions.between(hour, hour.plusSeconds(3_600)))
                .extracting(DecidedCalls::application)
                .contains(one.application());
    }
}
