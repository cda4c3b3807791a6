package io.postern.testkit.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.locate.model.LiveMachine;
import io.postern.locate.port.TargetRegistry;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link TargetRegistry} over a network promises when its technology is gone. */
public interface TargetRegistryOutageContract extends Breakable {

    /** The registry under test; the same one throughout a test. */
    TargetRegistry registry();

    /** The time as the registry sees it. */
    Instant now();

    @Test
    default void callsDuringAnOutageSaySoInTime() {
        TargetRegistry registry = registry();
        LiveMachine machine = Machines.live(Machines.hostname(), now().plusSeconds(30));
        registry.keep(machine);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> registry.keep(machine));
            Outages.assertUnavailable(
                    timeLimit(),
                    () -> registry.forget(machine.registration().hostname().text()));
            Outages.assertUnavailable(timeLimit(), registry::machines);
        } finally {
            mendIt();
        }
    }

    @Test
    default void machinesAreKeptAgainAfterAnOutage() {
        TargetRegistry registry = registry();
        Instant until = Instant.ofEpochMilli(now().toEpochMilli()).plusSeconds(30);
        LiveMachine machine = Machines.live(Machines.hostname(), until);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> registry.keep(machine));
        assertThat(registry.machines()).contains(machine);
    }
}
