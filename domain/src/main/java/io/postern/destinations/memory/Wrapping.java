package io.postern.destinations.memory;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;

/** A master key, wherever it is: what wraps the keys of single texts. */
public sealed interface Wrapping permits MasterKey, VaultKey {

    /** Under which sealed texts name it. */
    String id();

    /** A new key for a text of that label. */
    DrawnKey draw(String label);

    /**
     * The key that was drawn for a text of that label.
     *
     * @throws IllegalArgumentException when it is not Base64
     */
    Unwrapping unwrap(String label, String wrapped);

    /** Refuses an id that could not stand in a sealed text. */
    static void checkId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,32}"))
            throw new IllegalArgumentException("master key id: not usable (expected: 1 to 32 of A-Z a-z 0-9 _ -)");
    }
}
