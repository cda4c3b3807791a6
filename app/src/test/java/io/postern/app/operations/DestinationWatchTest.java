package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import io.postern.testkit.Eventually;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DestinationWatchTest {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final DestinationStore store = new MemoryDestinationStore();
    private final SecretBox box = new MemorySecretBox(List.of(new MasterKey("one", new Secret("the one of tests"))));
    private final KnownDestinations known = new KnownDestinations(store, box, clock);
    private final DestinationWatch watch = new DestinationWatch(known, clock);
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void whatIsRegisteredLaterIsHeardWithinSeconds() {
        watch.showOn(meters);
        watch.start();
        assertThat(gauge("postern.destinations")).isZero();

        new RegisterDestination(store, box)
                .register(new Destination(new DestinationName("shop"), "", new Target.LocalStore()));

        Eventually.holds(Duration.ofSeconds(3), "it is heard", () -> gauge("postern.destinations") == 1);
    }

    @Test
    void theAgeIsNoNumberUntilSomethingWasHeard() {
        watch.showOn(meters);
        assertThat(gauge("postern.destinations.age")).isNaN();

        known.refresh();
        clock.advance(Duration.ofMillis(2500));

        assertThat(gauge("postern.destinations.age")).isEqualTo(2.5);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
