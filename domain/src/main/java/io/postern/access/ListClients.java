package io.postern.access;

import io.postern.access.model.Client;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.KnownClient;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.PortUnavailable;
import java.util.ArrayList;
import java.util.List;

/** Shows operators all clients. */
public final class ListClients {

    private final ConfiguredClients configured;
    private final ClientRegistry registry;

    public ListClients(ConfiguredClients configured, ClientRegistry registry) {
        this.configured = configured;
        this.registry = registry;
    }

    /**
     * Those that configuration names, then the registered ones by id. A registered one of the same id as a configured one
     * does not count and is left out.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    public List<KnownClient> list() {
        List<KnownClient> clients = new ArrayList<>();
        for (Client client : configured.clients()) clients.add(new KnownClient(client, true));
        for (Client client : registry.list())
            if (configured.find(client.id()).isEmpty()) clients.add(new KnownClient(client, false));
        return clients;
    }
}
