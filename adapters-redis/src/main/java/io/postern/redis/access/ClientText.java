package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.shared.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A client as lines of text, before it is sealed: a letter for each member and its value after a tab; those of the policy,
 * which have lines of their own, stand last. What has any line that is not understood is no client.
 */
final class ClientText {

    private static final String NEVER = "";

    private ClientText() {}

    static String write(Client client) {
        List<String> lines = new ArrayList<>();
        for (Secret secret : client.secrets()) lines.add("s\t" + encoded(secret));
        for (ClientKey key : client.keys()) lines.add("k\t" + key.jwk());
        lines.add("x\t" + client.suspended());
        lines.add("e\t" + (client.expiresAt().equals(Instant.MAX) ? NEVER : client.expiresAt()));
        lines.add("p\t" + encoded(PolicyText.write(client.policy())));
        return String.join("\n", lines);
    }

    static Optional<Client> read(ClientId id, String text) {
        List<Secret> secrets = new ArrayList<>();
        List<ClientKey> keys = new ArrayList<>();
        boolean suspended = false;
        Instant expiresAt = Instant.MAX;
        Optional<Policy> policy = Optional.empty();
        for (String line : text.split("\n", -1)) {
            String value = line.length() < 2 ? "" : line.substring(2);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case 's' -> secrets.add(new Secret(decoded(value)));
                case 'k' -> keys.add(new ClientKey(value));
                case 'x' -> suspended = Boolean.parseBoolean(value);
                case 'e' -> expiresAt = value.isEmpty() ? Instant.MAX : Instant.parse(value);
                case 'p' -> policy = PolicyText.read(decoded(value));
                default -> {
                    return Optional.empty();
                }
            }
        }
        if (policy.isEmpty()) return Optional.empty();
        return Optional.of(new Client(id, secrets, keys, policy.get(), suspended, expiresAt));
    }

    private static String encoded(Secret secret) {
        return encoded(secret.reveal());
    }

    /** So that a secret or a policy may hold tabs and ends of lines. */
    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), UTF_8);
    }
}
