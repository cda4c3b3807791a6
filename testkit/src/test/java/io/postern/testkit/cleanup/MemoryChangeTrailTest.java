package io.postern.testkit.cleanup;

import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryChangeTrail;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.testkit.MovableClock;
import java.time.Duration;

final class MemoryChangeTrailTest implements ChangeTrailContract {

    private final MovableClock clock = MovableClock.at(NOW);
    private final MemoryChangeTrail trail = new MemoryChangeTrail(CHANGES_MAX, KEEP, clock);
    private final Allowlist allowlist = new MemoryAllowlist(1_000, trail, clock);

    @Override
    public Allowlist allowlist() {
        return allowlist;
    }

    @Override
    public ChangeTrail trail() {
        return trail;
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }
}
