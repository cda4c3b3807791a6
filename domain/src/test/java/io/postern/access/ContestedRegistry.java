package io.postern.access;

import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.model.Addition;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.ClientRegistry;
import java.util.List;
import java.util.Optional;

/** A registry in which somebody else is faster, a number of times. */
final class ContestedRegistry implements ClientRegistry {

    private final ClientRegistry registry = new MemoryClientRegistry();
    private int lostNext;
    private Runnable faster = () -> {};

    /** The next so many changes come too late, each after the other's. */
    void lose(int times, Runnable theirs) {
        lostNext = times;
        faster = theirs;
    }

    ClientRegistry theirs() {
        return registry;
    }

    @Override
    public Optional<Client> find(ClientId id) {
        return registry.find(id);
    }

    @Override
    public List<Client> list() {
        return registry.list();
    }

    @Override
    public Addition add(Client client) {
        overtake();
        return registry.add(client);
    }

    @Override
    public boolean replace(Client before, Client after) {
        overtake();
        return registry.replace(before, after);
    }

    @Override
    public boolean remove(Client before) {
        overtake();
        return registry.remove(before);
    }

    @Override
    public boolean remove(ClientId id) {
        return registry.remove(id);
    }

    private void overtake() {
        if (lostNext == 0) return;
        lostNext--;
        faster.run();
    }
}
