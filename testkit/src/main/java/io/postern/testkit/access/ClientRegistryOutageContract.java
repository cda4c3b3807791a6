package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.Secret;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import org.junit.jupiter.api.Test;

/** What every {@link ClientRegistry} over a network promises when its technology is gone. */
public interface ClientRegistryOutageContract extends Breakable {

    /** The registry under test; the same one throughout a test. */
    ClientRegistry clients();

    @Test
    default void aQuestionForAClientDuringAnOutageSaysSoInTime() {
        ClientRegistry registry = clients();
        Client client = client();
        registry.add(client);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> registry.find(client.id()));
            Outages.assertUnavailable(timeLimit(), registry::list);
            Outages.assertUnavailable(timeLimit(), () -> registry.add(client));
            Outages.assertUnavailable(timeLimit(), () -> registry.replace(client, client));
        } finally {
            mendIt();
        }
    }

    @Test
    default void clientsAreFoundAgainAfterAnOutage() {
        ClientRegistry registry = clients();
        Client client = client();
        registry.add(client);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> registry.find(client.id()));
        assertThat(registry.find(client.id())).contains(client);
    }

    private static Client client() {
        return new Client(new ClientId(Unique.name("client")), new Secret("secret"));
    }
}
