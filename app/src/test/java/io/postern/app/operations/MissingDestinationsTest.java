package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyDestination;
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
import io.postern.testkit.MovableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class MissingDestinationsTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final DestinationStore store = new MemoryDestinationStore();
    private final SecretBox box = new MemorySecretBox(List.of(new MasterKey("one", new Secret("the one of tests"))));
    private final KnownDestinations known = new KnownDestinations(store, box, MovableClock.at("2026-05-01T10:00:00Z"));

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
        new RegisterDestination(store, box)
                .register(new Destination(new DestinationName("bank"), "", new Target.LocalStore()));
        List<Client> clients = List.of(client("default", "default"), client("web", "shop"), client("app", "bank"));
        known.whenRefreshed(new MissingDestinations(new ConfiguredClients(clients, List.of()), known));
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    @Test
    void aConfiguredClientWhoseDestinationNobodyRegisteredIsNamedOnce() {
        assertThat(log.list).isEmpty();

        known.refresh();
        known.refresh();

        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("client=web", "destination=shop"));
    }

    private static Client client(String id, String destination) {
        Policy policy = Policy.UNRESTRICTED.withDestination(new PolicyDestination(destination));
        return new Client(
                new ClientId(id), List.of(new Secret("the secret of " + id)), List.of(), policy, false, Instant.MAX);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(MissingDestinations.class);
    }
}
