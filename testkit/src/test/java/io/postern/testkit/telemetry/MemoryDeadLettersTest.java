package io.postern.testkit.telemetry;

import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.port.DeadLetters;
import java.time.Instant;

final class MemoryDeadLettersTest implements DeadLettersContract {

    @Override
    public DeadLetters letters(int lettersMax) {
        return new MemoryDeadLetters(lettersMax);
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-05-01T10:00:00.123456789Z");
    }
}
