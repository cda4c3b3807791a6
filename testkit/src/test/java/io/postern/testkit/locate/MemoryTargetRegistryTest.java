package io.postern.testkit.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.locate.memory.MemoryTargetRegistry;
import io.postern.locate.port.TargetRegistry;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryTargetRegistryTest implements TargetRegistryContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final TargetRegistry registry = new MemoryTargetRegistry(3, clock);

    @Override
    public TargetRegistry registry() {
        return registry;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void aMachineGoesWithItsEnd() {
        registry.keep(Machines.live(Machines.hostname(), now().plusSeconds(30)));

        clock.advance(Duration.ofSeconds(30));

        assertThat(registry.machines()).isEmpty();
    }

    @Test
    void atTheBoundANewMachineIsDroppedAndAKnownOneIsNot() {
        String known = Machines.hostname();
        registry.keep(Machines.live(known, now().plusSeconds(30)));
        registry.keep(Machines.live(Machines.hostname(), now().plusSeconds(30)));
        registry.keep(Machines.live(Machines.hostname(), now().plusSeconds(30)));

        assertThat(registry.keep(Machines.live(Machines.hostname(), now().plusSeconds(30))))
                .isFalse();
        assertThat(registry.keep(Machines.live(known, now().plusSeconds(60)))).isTrue();
    }

    @Test
    void endedMachinesMakeRoom() {
        for (int i = 0; i < 3; i++) registry.keep(Machines.live(Machines.hostname(), now().plusSeconds(30)));
        clock.advance(Duration.ofSeconds(30));

        assertThat(registry.keep(Machines.live(Machines.hostname(), now().plusSeconds(30))))
                .isTrue();
    }
}
