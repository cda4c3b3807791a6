package io.postern.access;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientVersion;
import io.postern.access.model.Registration;
import io.postern.access.port.ClientRegistry;
import io.postern.shared.Precondition;
import java.util.Optional;

/**
 * Brings a change of a client into the registry as if nobody else changed it at that moment: what is read is what is
 * replaced, or it is read again.
 */
final class ChangeClient {

    /** Each one that is lost means that somebody else's change was kept. */
    private static final int TRIES_MAX = 16;

    private final ClientRegistry registry;

    ChangeClient(ClientRegistry registry) {
        this.registry = registry;
    }

    /** What a change makes of a client. */
    interface Change {

        /** Of one that is registered; what is kept in its place, or a no. */
        Registration of(Client before);

        /** Where none is registered. */
        Registration ofNone();
    }

    /** Makes the change, if the precondition holds for what it is made of; what somebody else changed is read again. */
    Registration make(ClientId id, Precondition precondition, Change change) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            Optional<Client> before = registry.find(id);
            Optional<Registration> settled =
                    before.isPresent() ? replace(before.get(), precondition, change) : add(precondition, change);
            if (settled.isPresent()) return settled.get();
        }
        return new Registration.Contended();
    }

    private Optional<Registration> replace(Client before, Precondition precondition, Change change) {
        if (!precondition.holdsFor(ClientVersion.of(before).text())) return Optional.of(new Registration.Changed());
        Registration made = change.of(before);
        Optional<Client> after = toKeep(made);
        if (after.isEmpty() || registry.replace(before, after.get())) return Optional.of(made);
        return Optional.empty();
    }

    private Optional<Registration> add(Precondition precondition, Change change) {
        if (!precondition.holdsForNone()) return Optional.of(new Registration.Changed());
        Registration made = change.ofNone();
        Optional<Client> client = toKeep(made);
        if (client.isEmpty()) return Optional.of(made);
        return switch (registry.add(client.get())) {
            case ADDED -> Optional.of(made);
            case FULL -> Optional.of(new Registration.Full());
            case KNOWN -> Optional.empty();
        };
    }

    private static Optional<Client> toKeep(Registration made) {
        return switch (made) {
            case Registration.Kept(Client client) -> Optional.of(client);
            case Registration.KeptWithSecret kept -> Optional.of(kept.client());
            case Registration.Configured _,
                    Registration.Unknown _,
                    Registration.Changed _,
                    Registration.Contended _,
                    Registration.KeyUnusable _,
                    Registration.DestinationUnknown _,
                    Registration.Full _ -> Optional.empty();
        };
    }
}
