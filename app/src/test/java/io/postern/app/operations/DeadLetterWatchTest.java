package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.testkit.MovableClock;
import io.postern.testkit.telemetry.Letters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadLetterWatchTest {

    private static final Duration KEEP = Duration.ofDays(14);

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final MemoryDeadLetters letters = new MemoryDeadLetters(10, KEEP, clock);

    @Test
    void withoutLettersBothAreZero() {
        watched();

        assertThat(gauge("postern.dead.letters")).isZero();
        assertThat(gauge("postern.dead.letters.oldest")).isZero();
    }

    @Test
    void lettersAndTheAgeOfTheOldestAreShown() {
        letters.add(List.of(Letters.letter("old", clock.instant())));
        clock.advance(Duration.ofMinutes(90));
        letters.add(List.of(Letters.letter("new", clock.instant())));

        watched();

        assertThat(gauge("postern.dead.letters")).isEqualTo(2);
        assertThat(gauge("postern.dead.letters.oldest")).isEqualTo(5_400);
    }

    @Test
    void aLookLetsGoWhatWasKeptForItsTime() {
        letters.add(List.of(Letters.letter("old", clock.instant())));
        clock.advance(KEEP.plusSeconds(1));

        watched();

        assertThat(gauge("postern.dead.letters")).isZero();
        assertThat(letters.count()).isZero();
    }

    @Test
    void whatWasSeenLongAgoIsNotShown() {
        watched();

        clock.advance(Duration.ofMinutes(2));

        assertThat(gauge("postern.dead.letters")).isNaN();
    }

    /** Looked once. */
    private void watched() {
        try (DeadLetterWatch watch = new DeadLetterWatch(letters, clock)) {
            watch.showOn(meters);
            watch.start();
        }
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
