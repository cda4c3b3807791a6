package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.EventPage;
import io.postern.metering.port.LogGroupReader;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link LogGroupReader} over a network promises when its technology is gone. */
public interface LogGroupReaderOutageContract extends Breakable {

    /** The reader under test; the same one throughout a test. */
    LogGroupReader reader();

    /** A time that its events may have. */
    Instant now();

    /** Puts an event into the group {@code api}, that many seconds before now. */
    void holds(long secondsAgo);

    @Test
    default void anOutageIsNeitherAnEmptyPageNorAMissingGroup() {
        LogGroupReader reader = reader();
        holds(30);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> reader.read("api", now().minusSeconds(60), now(), ""));
            Outages.assertUnavailable(
                    timeLimit(), () -> reader.read("no-such-group", now().minusSeconds(60), now(), ""));
        } finally {
            mendIt();
        }
    }

    @Test
    default void whatWasLoggedBeforeAnOutageIsReadAfterIt() {
        LogGroupReader reader = reader();
        holds(30);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> reader.read("api", now().minusSeconds(50), now(), ""));
        } finally {
            mendIt();
        }

        Outages.assertRecovers(() -> reader.read("api", now().minusSeconds(50), now(), ""));

        assertThat(reader.read("api", now().minusSeconds(50), now(), ""))
                .isInstanceOfSatisfying(
                        EventPage.Events.class, page -> assertThat(page.lines()).hasSize(1));
    }
}
