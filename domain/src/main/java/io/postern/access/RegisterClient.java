package io.postern.access;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientSettings;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.Registration;
import io.postern.access.port.Assertions;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Registers a client, or changes what is said of one. */
public final class RegisterClient {

    private final ConfiguredClients configured;
    private final ClientRegistry registry;
    private final Assertions assertions;
    private final RandomGenerator random;

    /**
     * Registers clients.
     *
     * @param random for secrets, so a cryptographically strong one
     */
    public RegisterClient(
            ConfiguredClients configured, ClientRegistry registry, Assertions assertions, RandomGenerator random) {
        this.configured = configured;
        this.registry = registry;
        this.assertions = assertions;
        this.random = random;
    }

    /**
     * Keeps the settings in the place of what was said before; secrets stay as they are. A new client without a public
     * key gets a secret. Access tokens that it has keep their policy until they end.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    public Registration register(ClientId id, ClientSettings settings) {
        if (configured.find(id).isPresent()) return new Registration.Configured();
        if (!settings.keys().stream().allMatch(assertions::usable)) return new Registration.KeyUnusable();
        Optional<Client> before = registry.find(id);
        List<Secret> secrets = before.map(Client::secrets).orElse(List.of());
        Client client =
                new Client(id, secrets, settings.keys(), settings.policy(), settings.suspended(), settings.expiresAt());
        if (before.isPresent() || !settings.keys().isEmpty())
            return registry.put(client) ? new Registration.Kept(client) : new Registration.Full();
        Secret secret = Secret.random(random);
        Client armed = client.rotatedTo(secret);
        return registry.put(armed) ? new Registration.KeptWithSecret(armed, secret) : new Registration.Full();
    }
}
