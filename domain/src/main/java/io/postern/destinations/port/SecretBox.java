package io.postern.destinations.port;

import io.postern.destinations.model.Opening;
import io.postern.destinations.model.Sealed;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;

/**
 * Seals texts so that nobody reads or alters them without a master key: each with a key of its own, which the active
 * master key wraps.
 */
public interface SecretBox {

    /**
     * Seals a text with the active master key.
     *
     * @param label what it is for; it opens with the same label only
     * @throws PortUnavailable when the master key is elsewhere and cannot be asked
     */
    Sealed seal(String label, Secret plain);

    /**
     * Opens what any of the master keys sealed; that one of them is elsewhere and cannot be asked is a part of the
     * answer.
     */
    Opening open(String label, Sealed sealed);
}
