package io.postern.access;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Registration;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives a registered client a new secret. */
public final class RotateClientSecret {

    private final ConfiguredClients configured;
    private final ClientRegistry registry;
    private final RandomGenerator random;

    /**
     * Rotates secrets.
     *
     * @param random for secrets, so a cryptographically strong one
     */
    public RotateClientSecret(ConfiguredClients configured, ClientRegistry registry, RandomGenerator random) {
        this.configured = configured;
        this.registry = registry;
        this.random = random;
    }

    /**
     * Makes a new secret; the newest one so far still counts, and an older one no more.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    public Registration rotate(ClientId id) {
        if (configured.find(id).isPresent()) return new Registration.Configured();
        Optional<Client> before = registry.find(id);
        if (before.isEmpty()) return new Registration.Unknown();
        Secret secret = Secret.random(random);
        Client client = before.get().rotatedTo(secret);
        return registry.put(client) ? new Registration.KeptWithSecret(client, secret) : new Registration.Full();
    }
}
