package io.postern.access.model;

import io.postern.shared.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application registered to send telemetry: how its backend proves itself, and what it may do.
 *
 * @param secrets at most two, the newest first, so that a new one can be brought in while the old one still counts
 * @param keys at most four public keys, which prove assertions alone
 * @param suspended whether it gets no access token for now
 * @param expiresAt first instant at which it gets none any more; {@link Instant#MAX}: it never ends
 */
public record Client(
        ClientId id, List<Secret> secrets, List<ClientKey> keys, Policy policy, boolean suspended, Instant expiresAt) {

    /** Secrets that count at once. */
    public static final int SECRETS_MAX = 2;

    /** Public keys that count at once. */
    public static final int KEYS_MAX = 4;

    public Client {
        secrets = List.copyOf(secrets);
        keys = List.copyOf(keys);
        if (secrets.size() > SECRETS_MAX)
            throw new IllegalArgumentException("secrets: " + secrets.size() + " (expected: at most 2)");
        if (keys.size() > KEYS_MAX)
            throw new IllegalArgumentException("keys: " + keys.size() + " (expected: at most 4)");
        int bytes = PolicyText.bytes(policy);
        if (bytes > PolicyText.BYTES_MAX)
            throw new IllegalArgumentException("policy: " + bytes + " bytes (expected: at most " + PolicyText.BYTES_MAX
                    + ", so that it fits an access token)");
    }

    /** One that may do everything, for ever. */
    public Client(ClientId id, Secret secret) {
        this(id, List.of(secret), List.of(), Policy.UNRESTRICTED, false, Instant.MAX);
    }

    /** Why it gets no access token at that instant; nothing if it does. */
    public Optional<Denial> denialAt(Instant now) {
        if (suspended) return Optional.of(Denial.CLIENT_SUSPENDED);
        return now.isBefore(expiresAt) ? Optional.empty() : Optional.of(Denial.CLIENT_EXPIRED);
    }

    /** The same with another secret before what was the newest one; what was older counts no more. */
    public Client rotatedTo(Secret newest) {
        List<Secret> both = secrets.isEmpty() ? List.of(newest) : List.of(newest, secrets.getFirst());
        return new Client(id, both, keys, policy, suspended, expiresAt);
    }
}
