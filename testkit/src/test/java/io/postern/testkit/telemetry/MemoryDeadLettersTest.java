package io.postern.testkit.telemetry;

import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.port.DeadLetters;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;

final class MemoryDeadLettersTest implements DeadLettersContract, DeadLetterSearchContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00.123456789Z");

    @Override
    public DeadLetters letters(int lettersMax) {
        return new MemoryDeadLetters(lettersMax, KEEP, clock);
    }

    @Override
    public DeadLetters letters(int lettersMax, int destinationPercent) {
        return new MemoryDeadLetters(lettersMax, lettersMax * destinationPercent / 100, KEEP, clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }
}
