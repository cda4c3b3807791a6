package io.postern.access.model;

import io.postern.shared.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clients that configuration names. They are the same for as long as the process lives, and stand before those that
 * operators register.
 *
 * @param clients all of them, {@link ClientId#DEFAULT} among them
 * @param compatible those whose secrets prove client tokens in CloudWatch Postman's form, which name no client: whose
 *     secret it is, decides, so all secrets differ
 */
public record ConfiguredClients(List<Client> clients, List<Client> compatible) {

    public ConfiguredClients {
        clients = List.copyOf(clients);
        compatible = List.copyOf(compatible);
        Set<ClientId> ids = new HashSet<>();
        for (Client client : clients)
            if (!ids.add(client.id()))
                throw new IllegalArgumentException("client: " + client.id() + " twice (expected: once)");
        refuseSharedSecrets(clients);
    }

    /** The one client that holds CloudWatch Postman's single secret, and no other. */
    public static ConfiguredClients only(Client client) {
        return new ConfiguredClients(List.of(client), List.of(client));
    }

    /** The client of that id, if configuration names it. */
    public Optional<Client> find(ClientId id) {
        for (Client client : clients) if (client.id().equals(id)) return Optional.of(client);
        return Optional.empty();
    }

    private static void refuseSharedSecrets(List<Client> clients) {
        Map<String, ClientId> owners = new HashMap<>();
        List<ClientId> sharing = new ArrayList<>();
        for (Client client : clients)
            for (Secret secret : client.secrets()) {
                ClientId owner = owners.putIfAbsent(secret.reveal(), client.id());
                if (owner != null) sharing.addAll(List.of(owner, client.id()));
            }
        if (!sharing.isEmpty())
            throw new IllegalArgumentException("clients: " + sharing.getFirst() + " and " + sharing.getLast()
                    + " have the same secret (expected: all secrets differ)");
    }
}
