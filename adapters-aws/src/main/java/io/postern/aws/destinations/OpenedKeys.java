package io.postern.aws.destinations;

import io.postern.destinations.port.DestinationStore;
import io.postern.shared.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys of texts that were opened, so that each is asked for once and stays open while nobody can be asked. At the bound
 * the one that was not used for longest is forgotten.
 */
final class OpenedKeys {

    /** Each destination has one, and a second one while it is replaced or sealed anew. */
    private static final int KEYS_MAX = 2 * DestinationStore.DESTINATIONS_MAX;

    private record Wrapped(String masterKey, String label, String wrapped) {}

    private final Map<Wrapped, Secret> keys = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wrapped, Secret> eldest) {
            return size() > KEYS_MAX;
        }
    };

    synchronized Optional<Secret> find(String masterKey, String label, String wrapped) {
        return Optional.ofNullable(keys.get(new Wrapped(masterKey, label, wrapped)));
    }

    synchronized void remember(String masterKey, String label, String wrapped, Secret key) {
        keys.put(new Wrapped(masterKey, label, wrapped), key);
    }
}
