package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Idempotency keys of this process, so many of each client. Not for several threads at once. */
final class RememberedKeys {

    private record Owner(ClientId client, String key) {}

    /**
     * What a key stands for.
     *
     * @param shared whether it counts as one of its client's
     */
    record Meaning(String fingerprint, ReceiptId receipt, Instant until, boolean shared) {}

    private final int keysMax;
    private final int clientKeysMax;
    // In order of arrival, which is that of being forgotten too.
    private final LinkedHashMap<Owner, Meaning> meanings = new LinkedHashMap<>();
    private final Map<ClientId, Integer> counts = new HashMap<>();

    RememberedKeys(int keysMax, int clientKeysMax) {
        this.keysMax = keysMax;
        this.clientKeysMax = clientKeysMax;
    }

    Optional<Meaning> find(ClientId client, Idempotency.Keyed keyed, Instant now) {
        while (!meanings.isEmpty() && !now.isBefore(meanings.firstEntry().getValue().until)) forgetOldest();
        return Optional.ofNullable(meanings.get(new Owner(client, keyed.key())));
    }

    /** Whether there is room for one more of anybody's. */
    boolean hasRoom() {
        return meanings.size() < keysMax;
    }

    /** Whether there is room for one more of this client's. */
    boolean hasRoomFor(ClientId client) {
        return hasRoom() && counts.getOrDefault(client, 0) < clientKeysMax;
    }

    void remember(ClientId client, Idempotency.Keyed keyed, ReceiptId receipt, Instant now, boolean shared) {
        Meaning meaning = new Meaning(keyed.fingerprint(), receipt, now.plus(Idempotency.KEPT), shared);
        meanings.put(new Owner(client, keyed.key()), meaning);
        if (shared) counts.merge(client, 1, Integer::sum);
    }

    private void forgetOldest() {
        Map.Entry<Owner, Meaning> oldest = meanings.pollFirstEntry();
        if (oldest.getValue().shared)
            counts.computeIfPresent(oldest.getKey().client, (_, count) -> count == 1 ? null : count - 1);
    }
}
