package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Idempotency keys of this process, so many of each client and so many of all; at either bound the oldest of the client
 * that comes with another one is forgotten. Not for several threads at once.
 */
final class RememberedKeys {

    private record Share(ClientId client, boolean ofClient) {}

    private record Owner(Share share, String key) {}

    /** What a key stands for. */
    record Meaning(String fingerprint, ReceiptId receipt, Instant until) {}

    private final int keysMax;
    private final int clientKeysMax;
    // In order of arrival, which is that of being forgotten too; and so are shares.
    private final LinkedHashMap<Owner, Meaning> meanings = new LinkedHashMap<>();
    private final Map<Share, SequencedSet<Owner>> shares = new HashMap<>();

    RememberedKeys(int keysMax, int clientKeysMax) {
        this.keysMax = keysMax;
        this.clientKeysMax = clientKeysMax;
    }

    /**
     * What the key stands for.
     *
     * @param ofClient whether it is one that the client has chosen
     */
    Optional<Meaning> find(ClientId client, Idempotency.Keyed keyed, Instant now, boolean ofClient) {
        while (!meanings.isEmpty() && !now.isBefore(meanings.firstEntry().getValue().until)) forgetOldest();
        return Optional.ofNullable(meanings.get(new Owner(new Share(client, ofClient), keyed.key())));
    }

    /**
     * From now on the key stands for this.
     *
     * @param ofClient whether it is one that the client has chosen, and counts as one of its
     */
    void remember(ClientId client, Idempotency.Keyed keyed, ReceiptId receipt, Instant now, boolean ofClient) {
        Share share = new Share(client, ofClient);
        makeRoom(share);
        Owner owner = new Owner(share, keyed.key());
        meanings.put(owner, new Meaning(keyed.fingerprint(), receipt, now.plus(Idempotency.KEPT)));
        shares.computeIfAbsent(share, _ -> new LinkedHashSet<>()).add(owner);
    }

    /** Who has none yet takes the place of the oldest of all, which would be forgotten first anyway. */
    private void makeRoom(Share share) {
        SequencedSet<Owner> own = shares.get(share);
        boolean isFull = meanings.size() >= keysMax;
        if (own != null && (isFull || (share.ofClient && own.size() >= clientKeysMax))) forget(own.getFirst());
        else if (isFull) forgetOldest();
    }

    private void forgetOldest() {
        forget(meanings.firstEntry().getKey());
    }

    private void forget(Owner owner) {
        meanings.remove(owner);
        shares.computeIfPresent(owner.share, (_, own) -> {
            own.remove(owner);
            return own.isEmpty() ? null : own;
        });
    }
}
