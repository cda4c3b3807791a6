package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogTailTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration SOON = Duration.ofMillis(1);

    private final LogTail tail = new LogTail(() -> {});

    @Test
    void beyondTheBoundOfEventsTheNewestAreMissedAndCounted() throws InterruptedException {
        for (int i = 0; i < LogTail.EVENTS_MAX + 7; i++) tail.offer(event("event " + i));

        int told = 0;
        LogTail.Batch batch = tail.next(SOON);
        while (batch.missed() == 0) {
            told += batch.events().size();
            assertThat(batch.events().size()).isLessThanOrEqualTo(500);
            batch = tail.next(SOON);
        }
        assertThat(told + batch.events().size()).isEqualTo(LogTail.EVENTS_MAX);
        assertThat(batch.events().getLast().message()).isEqualTo("event 4999");
        assertThat(batch.missed()).isEqualTo(7);
        assertThat(tail.next(SOON)).isEqualTo(new LogTail.Batch(List.of(), 0));
    }

    @Test
    void beyondTheBoundOfCharactersTheNewestAreMissed() throws InterruptedException {
        tail.offer(event("x".repeat(LogTail.CHARACTERS_MAX + 1)));
        tail.offer(event("y"));

        LogTail.Batch batch = tail.next(SOON);
        assertThat(batch.events()).hasSize(1);
        assertThat(batch.missed()).isEqualTo(1);
    }

    @Test
    void roomThatWasMadeIsUsed() throws InterruptedException {
        tail.offer(event("x".repeat(LogTail.CHARACTERS_MAX)));
        tail.next(SOON);
        tail.offer(event("x".repeat(LogTail.CHARACTERS_MAX)));

        assertThat(tail.next(SOON).events()).hasSize(1);
    }

    @Test
    void aClosedTailWaitsForNothing() throws InterruptedException {
        assertThat(tail.closedWithin(SOON)).isFalse();

        tail.close();

        assertThat(tail.closedWithin(Duration.ofHours(1))).isTrue();
        assertThat(tail.next(Duration.ofHours(1)).events()).isEmpty();
    }

    private static LogSearch.FoundEvent event(String message) {
        return new LogSearch.FoundEvent("1", "stream", NOON, NOON, message);
    }
}
