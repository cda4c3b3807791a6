package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.model.Addition;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.Secret;
import org.junit.jupiter.api.Test;

final class MemoryClientRegistryTest implements ClientRegistryContract {

    private final ClientRegistry registry = new MemoryClientRegistry();

    @Override
    public ClientRegistry clients() {
        return registry;
    }

    @Test
    void atTheBoundNoNewClientIsKept() {
        for (int i = 0; i < ClientRegistry.CLIENTS_MAX; i++)
            assertThat(registry.add(client(i))).isEqualTo(Addition.ADDED);

        assertThat(registry.add(client(ClientRegistry.CLIENTS_MAX))).isEqualTo(Addition.FULL);
        assertThat(registry.add(client(0))).isEqualTo(Addition.KNOWN);
        assertThat(registry.replace(client(0), client(0).rotatedTo(new Secret("newer"))))
                .isTrue();
    }

    private static Client client(int number) {
        return new Client(new ClientId("client-" + number), new Secret("secret"));
    }
}
