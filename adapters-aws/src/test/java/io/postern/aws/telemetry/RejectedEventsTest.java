package io.postern.aws.telemetry;

import static io.postern.telemetry.model.DeathCause.EXPIRED;
import static io.postern.telemetry.model.DeathCause.TOO_NEW;
import static io.postern.telemetry.model.DeathCause.TOO_OLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery.RefusedRecord;
import io.postern.telemetry.model.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

class RejectedEventsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void theEndOfTheTooOldIsExclusive() {
        assertThat(read(RejectedLogEventsInfo.builder().tooOldLogEventEndIndex(2), daysAgo(15, 15, 1, 0)))
                .isEqualTo(Map.of(0, TOO_OLD, 1, TOO_OLD));
    }

    @Test
    void anEndThatIncludesTheLastOldEventLosesNone() {
        assertThat(read(RejectedLogEventsInfo.builder().tooOldLogEventEndIndex(0), daysAgo(15, 1)))
                .isEqualTo(Map.of(0, TOO_OLD));
        assertThat(read(RejectedLogEventsInfo.builder().tooOldLogEventEndIndex(1), daysAgo(15, 15, 1)))
                .isEqualTo(Map.of(0, TOO_OLD, 1, TOO_OLD));
    }

    @Test
    void theStartOfTheTooNewIsInclusive() {
        assertThat(read(RejectedLogEventsInfo.builder().tooNewLogEventStartIndex(1), daysAgo(1, 0, 0)))
                .isEqualTo(Map.of(1, TOO_NEW, 2, TOO_NEW));
    }

    @Test
    void theExpiredFollowTheTooOld() {
        assertThat(read(
                        RejectedLogEventsInfo.builder()
                                .tooOldLogEventEndIndex(1)
                                .expiredLogEventEndIndex(3)
                                .tooNewLogEventStartIndex(4),
                        daysAgo(15, 9, 8, 1, 0)))
                .isEqualTo(Map.of(0, TOO_OLD, 1, EXPIRED, 2, EXPIRED, 4, TOO_NEW));
    }

    @Test
    void indexesBeyondTheBatchNameNoEventThatWasNotSent() {
        assertThat(read(RejectedLogEventsInfo.builder().tooOldLogEventEndIndex(9), daysAgo(15, 15)))
                .isEqualTo(Map.of(0, TOO_OLD, 1, TOO_OLD));
        assertThat(read(RejectedLogEventsInfo.builder().tooNewLogEventStartIndex(-1), daysAgo(0, 0)))
                .isEqualTo(Map.of(0, TOO_NEW, 1, TOO_NEW));
    }

    @Test
    void anAnswerThatNamesNoEventRefusesNone() {
        assertThat(read(RejectedLogEventsInfo.builder(), daysAgo(1, 0))).isEmpty();
    }

    private static Map<Integer, DeathCause> read(RejectedLogEventsInfo.Builder rejected, List<LogEvent> events) {
        Map<Integer, DeathCause> causes = new TreeMap<>();
        for (RefusedRecord refused : RejectedEvents.read(rejected.build(), events, NOW))
            causes.put(refused.index(), refused.cause());
        return causes;
    }

    private static List<LogEvent> daysAgo(int... days) {
        List<LogEvent> events = new ArrayList<>();
        for (int day : days) events.add(new LogEvent(NOW.minus(Duration.ofDays(day)), "event"));
        return events;
    }
}
