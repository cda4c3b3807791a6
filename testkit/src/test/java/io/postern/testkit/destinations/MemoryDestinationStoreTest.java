package io.postern.testkit.destinations;

import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.port.DestinationStore;

final class MemoryDestinationStoreTest implements DestinationStoreContract {

    private final DestinationStore store = new MemoryDestinationStore();

    @Override
    public DestinationStore store() {
        return store;
    }
}
