package io.postern.destinations.port;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.shared.PortUnavailable;

/**
 * Keeps master keys that never leave it, and wraps keys of single texts with them. What was drawn or unwrapped is
 * remembered for a while, within bounds, so that reading a text again asks nobody.
 */
public interface KeyVault {

    /**
     * A new key for one text.
     *
     * @param masterKey as the vault names it
     * @param label what the text is for; its key unwraps with the same label only
     * @throws PortUnavailable when the vault cannot be asked, or does not do it
     */
    DrawnKey draw(String masterKey, String label);

    /**
     * The key that was drawn. A vault that cannot be asked is a part of the answer, for one text that stays closed must
     * not keep others from being read.
     *
     * @param wrapped what {@link #draw} gave
     */
    Unwrapping unwrap(String masterKey, String label, String wrapped);
}
