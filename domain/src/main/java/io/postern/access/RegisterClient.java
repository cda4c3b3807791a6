package io.postern.access;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientSettings;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.PolicyDestination;
import io.postern.access.model.Registration;
import io.postern.access.port.Assertions;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Precondition;
import io.postern.shared.Secret;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Registers a client, or changes what is said of one. */
public final class RegisterClient {

    private final ConfiguredClients configured;
    private final ChangeClient changeClient;
    private final Assertions assertions;
    private final Predicate<PolicyDestination> destinations;
    private final RandomGenerator random;

    /**
     * Registers clients.
     *
     * @param destinations whether there is a destination of that name; not asked about the default
     * @param random for secrets, so a cryptographically strong one
     */
    public RegisterClient(
            ConfiguredClients configured,
            ClientRegistry registry,
            Assertions assertions,
            Predicate<PolicyDestination> destinations,
            RandomGenerator random) {
        this.configured = configured;
        this.changeClient = new ChangeClient(registry);
        this.assertions = assertions;
        this.destinations = destinations;
        this.random = random;
    }

    /**
     * Keeps the settings in the place of what was said before; secrets stay as they are, those included that are made at
     * the same moment. A new client without a public key gets a secret. Access tokens that it has keep their policy until
     * they end.
     *
     * @throws PortUnavailable when the registry cannot be asked, or whether there is the destination that the policy names
     */
    public Registration register(ClientId id, ClientSettings settings, Precondition precondition) {
        if (configured.find(id).isPresent()) return new Registration.Configured();
        if (!settings.keys().stream().allMatch(assertions::usable)) return new Registration.KeyUnusable();
        PolicyDestination destination = settings.policy().destination();
        if (!destination.isDefault() && !destinations.test(destination)) return new Registration.DestinationUnknown();
        return changeClient.make(id, precondition, new ChangeClient.Change() {
            @Override
            public Registration of(Client before) {
                return new Registration.Kept(client(id, before.secrets(), settings));
            }

            @Override
            public Registration ofNone() {
                Client client = client(id, List.of(), settings);
                if (!settings.keys().isEmpty()) return new Registration.Kept(client);
                Secret secret = Secret.random(random);
                return new Registration.KeptWithSecret(client.rotatedTo(secret), secret);
            }
        });
    }

    private static Client client(ClientId id, List<Secret> secrets, ClientSettings settings) {
        return new Client(id, secrets, settings.keys(), settings.policy(), settings.suspended(), settings.expiresAt());
    }
}
