package io.postern.testkit.metering;

import io.postern.metering.memory.MemoryCheckpoints;
import io.postern.metering.port.Checkpoints;
import java.time.Clock;

final class MemoryCheckpointsTest implements CheckpointsContract {

    private final Checkpoints checkpoints = new MemoryCheckpoints(Clock.systemUTC());

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }
}
