package io.postern.access;

import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.KnownClient;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.PortUnavailable;
import java.util.Optional;

/** Shows operators one client. */
public final class ReadClient {

    private final ConfiguredClients configured;
    private final ClientRegistry registry;

    public ReadClient(ConfiguredClients configured, ClientRegistry registry) {
        this.configured = configured;
        this.registry = registry;
    }

    /**
     * The client of that id, if there is one.
     *
     * @throws PortUnavailable when the registry must be asked and cannot
     */
    public Optional<KnownClient> read(ClientId id) {
        return configured.find(id).map(client -> new KnownClient(client, true)).or(() -> registry.find(id)
                .map(client -> new KnownClient(client, false)));
    }
}
