package io.postern.metering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetentionTest {

    private static final Retention RETENTION =
            new Retention(Duration.ofHours(6), Duration.ofDays(2), Duration.ofDays(100));
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:30Z");

    @Test
    void aTimeIsCoveredByTheLargestBucketsThatFit() {
        assertEquals(
                List.of("MINUTE 11:58", "MINUTE 11:59", "HOUR 12:00", "MINUTE 13:00"),
                covering("2026-11-28T11:58:59Z", "2026-11-28T13:01:10Z"));
    }

    @Test
    void wholeDaysAreDays() {
        assertEquals(
                List.of("HOUR 23:00", "DAY 00:00", "HOUR 00:00"),
                covering("2026-11-26T23:00:00Z", "2026-11-28T01:00:00Z"));
    }

    @Test
    void whatIsOldIsCountedFromTheBeginningOfItsHourOrDay() {
        assertEquals(List.of("HOUR 01:00"), covering("2026-11-28T01:20:00Z", "2026-11-28T02:40:00Z"));
        assertEquals(List.of("DAY 00:00"), covering("2026-10-01T01:20:00Z", "2026-10-02T02:40:00Z"));
    }

    @Test
    void whatIsNoLongerKeptIsNotCovered() {
        assertEquals(
                101,
                RETENTION.covering(Instant.EPOCH, NOW.minus(Duration.ofHours(12)), NOW).stream()
                                .filter(bucket -> bucket.size() == BucketSize.DAY)
                                .count()
                        + 1);
        assertEquals(List.of(), RETENTION.covering(NOW, NOW, NOW));
    }

    @Test
    void theSmallerAreNotKeptForLonger() {
        Duration day = Duration.ofDays(1);
        assertThrows(IllegalArgumentException.class, () -> new Retention(day, Duration.ofHours(1), day));
        assertThrows(IllegalArgumentException.class, () -> new Retention(Duration.ZERO, day, day));
    }

    private static List<String> covering(String from, String until) {
        return RETENTION.covering(Instant.parse(from), Instant.parse(until), NOW).stream()
                .map(bucket -> bucket.size() + " " + bucket.start().toString().substring(11, 16))
                .toList();
    }
}
