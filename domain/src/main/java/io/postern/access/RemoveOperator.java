package io.postern.access;

import io.postern.access.model.OperatorId;
import io.postern.access.port.OperatorRegistry;
import io.postern.shared.PortUnavailable;

/** Ends an operator: every replica refuses its key within {@link AuthenticateOperator#REMEMBERED}. */
public final class RemoveOperator {

    private final OperatorRegistry registry;

    public RemoveOperator(OperatorRegistry registry) {
        this.registry = registry;
    }

    /**
     * Removes it.
     *
     * @return whether there was one
     * @throws PortUnavailable when it is not known whether it was removed
     */
    public boolean remove(OperatorId id) {
        return registry.remove(id);
    }
}
