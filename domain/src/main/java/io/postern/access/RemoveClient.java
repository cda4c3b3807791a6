package io.postern.access;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientVersion;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Removal;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Precondition;
import java.util.Optional;

/** Takes away a registered client. */
public final class RemoveClient {

    private final ConfiguredClients configured;
    private final ClientRegistry registry;

    public RemoveClient(ConfiguredClients configured, ClientRegistry registry) {
        this.configured = configured;
        this.registry = registry;
    }

    /**
     * Forgets the client. Access tokens that it has stay valid until they end.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    public Removal remove(ClientId id, Precondition precondition) {
        if (configured.find(id).isPresent()) return Removal.CONFIGURED;
        if (precondition instanceof Precondition.Anything)
            return registry.remove(id) ? Removal.REMOVED : Removal.UNKNOWN;
        Optional<Client> before = registry.find(id);
        if (before.isEmpty()) return Removal.UNKNOWN;
        if (!precondition.holdsFor(ClientVersion.of(before.get()).text())) return Removal.CHANGED;
        return registry.remove(before.get()) ? Removal.REMOVED : Removal.CHANGED;
    }
}
