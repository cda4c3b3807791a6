package io.postern.access;

import io.postern.access.model.Operator;
import io.postern.access.port.OperatorRegistry;
import io.postern.shared.PortUnavailable;
import java.util.List;

/** Shows who may administer; never with what. */
public final class ListOperators {

    private final OperatorRegistry registry;

    public ListOperators(OperatorRegistry registry) {
        this.registry = registry;
    }

    /**
     * All operators but the bootstrap one, the oldest first.
     *
     * @throws PortUnavailable when they cannot be read
     */
    public List<Operator> list() {
        return registry.list();
    }
}
