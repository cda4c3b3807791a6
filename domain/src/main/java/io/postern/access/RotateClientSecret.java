package io.postern.access;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Registration;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Precondition;
import io.postern.shared.Secret;
import java.util.random.RandomGenerator;

/** Gives a registered client a new secret. */
public final class RotateClientSecret {

    private final ConfiguredClients configured;
    private final ChangeClient changeClient;
    private final RandomGenerator random;

    /**
     * Rotates secrets.
     *
     * @param random for secrets, so a cryptographically strong one
     */
    public RotateClientSecret(ConfiguredClients configured, ClientRegistry registry, RandomGenerator random) {
        this.configured = configured;
        this.changeClient = new ChangeClient(registry);
        this.random = random;
    }

    /**
     * Makes a new secret; the newest one so far still counts, and an older one no more.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    public Registration rotate(ClientId id, Precondition precondition) {
        if (configured.find(id).isPresent()) return new Registration.Configured();
        return changeClient.make(id, precondition, new ChangeClient.Change() {
            @Override
            public Registration of(Client before) {
                Secret secret = Secret.random(random);
                return new Registration.KeptWithSecret(before.rotatedTo(secret), secret);
            }

            @Override
            public Registration ofNone() {
                return new Registration.Unknown();
            }
        });
    }
}
