package io.postern.access.memory;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.ClientRegistry;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Clients of this process only, gone with it. */
public final class MemoryClientRegistry implements ClientRegistry {

    private final SortedMap<String, Client> clients = new TreeMap<>();

    @Override
    public synchronized Optional<Client> find(ClientId id) {
        return Optional.ofNullable(clients.get(id.value()));
    }

    @Override
    public synchronized List<Client> list() {
        return List.copyOf(clients.values());
    }

    @Override
    public synchronized boolean put(Client client) {
        String id = client.id().value();
        if (clients.size() >= CLIENTS_MAX && !clients.containsKey(id)) return false;
        clients.put(id, client);
        return true;
    }

    @Override
    public synchronized boolean remove(ClientId id) {
        return clients.remove(id.value()) != null;
    }
}
