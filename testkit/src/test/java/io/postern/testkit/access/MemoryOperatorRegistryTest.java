package io.postern.testkit.access;

import io.postern.access.memory.MemoryOperatorRegistry;
import io.postern.access.port.OperatorRegistry;

final class MemoryOperatorRegistryTest implements OperatorRegistryContract {

    private final OperatorRegistry registry = new MemoryOperatorRegistry();

    @Override
    public OperatorRegistry registry() {
        return registry;
    }
}
