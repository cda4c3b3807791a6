package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.RenewSeals;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.DestinationStore;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import io.postern.testkit.MovableClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class SealWatchTest {

    private static final MasterKey OLD = new MasterKey("old", new Secret("an old master key"));
    private static final MasterKey NEW = new MasterKey("new", new Secret("a new master key"));

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final DestinationStore store = new MemoryDestinationStore();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
        register("shop", OLD);
        register("bank", NEW);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    @Test
    void whatDoesNotOpenIsNamedAtTheStartAndTheOthersWorkOn() {
        watch(NEW);

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .startsWith("A destination does not open")
                .contains("name=shop", "the key old", "postern.destinations.master-keys")
                .doesNotContain("an old master key"));
        assertThat(locked()).isEqualTo(1);
    }

    @Test
    void whatAnOlderKeySealedIsSealedAnew() {
        watch(NEW, OLD);
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("sealed anew")
                .endsWith("destinations=1"));
        assertThat(locked()).isZero();
        log.list.clear();

        watch(NEW);

        assertThat(log.list).isEmpty();
    }

    @Test
    void aStoreThatCannotBeAskedIsToldOnceWithTheReason() {
        RenewSeals renewSeals = new RenewSeals(new DeniedStore(), new MemorySecretBox(List.of(NEW)));
        try (SealWatch watch = new SealWatch(renewSeals, MovableClock.at("2026-05-01T10:00:00Z"))) {
            watch.showOn(meters);
            watch.start();
        }

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .isEqualTo("Destinations cannot be looked at; it is tried again every minute. why=AWS denies access"));
        assertThat(locked()).isNaN();
    }

    private void watch(MasterKey... keys) {
        RenewSeals renewSeals = new RenewSeals(store, new MemorySecretBox(List.of(keys)));
        try (SealWatch watch = new SealWatch(renewSeals, MovableClock.at("2026-05-01T10:00:00Z"))) {
            meters.clear();
            watch.showOn(meters);
            watch.start();
        }
    }

    private double locked() {
        return meters.get("postern.destinations.locked").gauge().value();
    }

    private void register(String name, MasterKey key) {
        new RegisterDestination(store, new MemorySecretBox(List.of(key)))
                .register(new Destination(new DestinationName(name), "", new Target.LocalStore()));
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(SealWatch.class);
    }

    private static final class DeniedStore implements DestinationStore {

        private static PortUnavailable denied() {
            return new PortUnavailable("AWS denies access", new IllegalStateException("denied"));
        }

        @Override
        public Optional<SealedDestination> find(DestinationName name) {
            throw denied();
        }

        @Override
        public List<SealedDestination> list() {
            throw denied();
        }

        @Override
        public Keeping add(SealedDestination destination) {
            throw denied();
        }

        @Override
        public boolean replace(SealedDestination before, SealedDestination after) {
            throw denied();
        }

        @Override
        public boolean remove(SealedDestination destination) {
            throw denied();
        }
    }
}
