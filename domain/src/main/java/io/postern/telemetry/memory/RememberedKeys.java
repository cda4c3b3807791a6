package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Idempotency keys of this process. Not for several threads at once. */
final class RememberedKeys {

    private record Owner(ClientId client, String key) {}

    /** What a key stands for. */
    record Meaning(String fingerprint, ReceiptId receipt, Instant until) {}

    private final int keysMax;
    // In order of arrival, which is that of being forgotten too.
    private final LinkedHashMap<Owner, Meaning> meanings = new LinkedHashMap<>();

    RememberedKeys(int keysMax) {
        this.keysMax = keysMax;
    }

    Optional<Meaning> find(ClientId client, Idempotency.Keyed keyed, Instant now) {
        while (!meanings.isEmpty() && !now.isBefore(meanings.firstEntry().getValue().until)) meanings.pollFirstEntry();
        return Optional.ofNullable(meanings.get(new Owner(client, keyed.key())));
    }

    boolean hasRoom() {
        return meanings.size() < keysMax;
    }

    void remember(ClientId client, Idempotency.Keyed keyed, ReceiptId receipt, Instant now) {
        meanings.put(
                new Owner(client, keyed.key()), new Meaning(keyed.fingerprint(), receipt, now.plus(Idempotency.KEPT)));
    }
}
