package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.EventPage;
import io.postern.metering.model.LogLine;
import io.postern.metering.port.LogGroupReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each {@link LogGroupReader} promises. */
public interface LogGroupReaderContract {

    LogGroupReader reader();

    /** A time that its events may have. */
    Instant now();

    /** Puts events into the group {@code api}, each named after how many seconds before now it was logged. */
    void holds(long... secondsAgo);

    private List<LogLine.Text> all(Instant from, Instant until) {
        List<LogLine.Text> all = new ArrayList<>();
        String next = "";
        do {
            EventPage.Events page = (EventPage.Events) reader().read("api", from, until, next);
            all.addAll(page.lines());
            next = page.next();
        } while (!next.isEmpty());
        return all;
    }

    @Test
    default void eventsHaveTheirIdTimeAndMessageAndComeInOrder() {
        holds(30, 20, 10);

        List<LogLine.Text> lines = all(now().minusSeconds(60), now());

        assertThat(lines.stream().map(line -> line.beginning(100))).containsExactly("30", "20", "10");
        assertThat(lines.stream().map(line -> line.loggedAt().orElseThrow()))
                .containsExactly(now().minusSeconds(30), now().minusSeconds(20), now().minusSeconds(10));
        assertThat(lines.stream().map(LogLine.Text::eventId))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(all(now().minusSeconds(60), now()).stream().map(LogLine.Text::eventId))
                .containsExactlyElementsOf(
                        lines.stream().map(LogLine.Text::eventId).toList());
    }

    @Test
    default void theBeginningBelongsToItAndTheEndDoesNot() {
        holds(30, 20, 10);

        assertThat(all(now().minusSeconds(30), now().minusSeconds(10)).stream().map(line -> line.beginning(100)))
                .containsExactly("30", "20");
    }

    @Test
    default void aMissingGroupIsToldSo() {
        assertThat(reader().read("no-such-group", now().minusSeconds(60), now(), ""))
                .isEqualTo(new EventPage.NoSuchGroup());
    }
}
