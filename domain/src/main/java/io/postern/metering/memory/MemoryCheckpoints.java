package io.postern.metering.memory;

import io.postern.metering.port.Checkpoints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checkpoints of this process only. As many as there are pulls, which configuration names. */
public final class MemoryCheckpoints implements Checkpoints {

    private final Clock clock;
    private final Map<String, Instant> reached = new HashMap<>();
    private final Map<String, Instant> taken = new HashMap<>();

    public MemoryCheckpoints(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean claim(String pull, Duration time) {
        Instant now = clock.instant();
        Instant until = taken.get(pull);
        if (until != null && now.isBefore(until)) return false;
        taken.put(pull, now.plus(time));
        return true;
    }

    @Override
    public synchronized Optional<Instant> find(String pull) {
        return Optional.ofNullable(reached.get(pull));
    }

    @Override
    public synchronized void advance(String pull, Instant until) {
        reached.merge(
                pull, Instant.ofEpochMilli(until.toEpochMilli()), (known, more) -> more.isAfter(known) ? more : known);
    }
}
