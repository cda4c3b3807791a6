package io.postern.access.memory;

import io.postern.access.model.Addition;
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
    public synchronized Addition add(Client client) {
        String id = client.id().value();
        if (clients.containsKey(id)) return Addition.KNOWN;
        if (clients.size() >= CLIENTS_MAX) return Addition.FULL;
        clients.put(id, client);
        return Addition.ADDED;
    }

    @Override
    public synchronized boolean replace(Client before, Client after) {
        return clients.replace(after.id().value(), before, after);
    }

    @Override
    public synchronized boolean remove(Client before) {
        return clients.remove(before.id().value(), before);
    }

    @Override
    public synchronized boolean remove(ClientId id) {
        return clients.remove(id.value()) != null;
    }
}
