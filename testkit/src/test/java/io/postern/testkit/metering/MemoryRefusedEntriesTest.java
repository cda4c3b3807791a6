package io.postern.testkit.metering;

import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.port.RefusedEntries;
import io.postern.testkit.MovableClock;
import java.time.Duration;

final class MemoryRefusedEntriesTest implements RefusedEntriesContract {

    private final MovableClock clock = MovableClock.at(AT);
    private final RefusedEntries refused = new MemoryRefusedEntries(10, Duration.ofHours(1), clock);

    @Override
    public RefusedEntries refused() {
        return refused;
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }
}
