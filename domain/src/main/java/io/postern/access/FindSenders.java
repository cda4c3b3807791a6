package io.postern.access;

import io.postern.access.model.ClientId;
import io.postern.access.model.PolicyDestination;
import io.postern.shared.PortUnavailable;
import java.util.List;

/** Tells whose telemetry goes to a destination. */
public final class FindSenders {

    private final ListClients listClients;

    public FindSenders(ListClients listClients) {
        this.listClients = listClients;
    }

    /**
     * The clients whose policies name it, configured and registered ones.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    public List<ClientId> sendingTo(PolicyDestination destination) {
        return listClients.list().stream()
                .map(known -> known.client())
                .filter(client -> client.policy().destination().equals(destination))
                .map(client -> client.id())
                .toList();
    }
}
