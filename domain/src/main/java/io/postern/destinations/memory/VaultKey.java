package io.postern.destinations.memory;

import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.KeyVault;

/**
 * A master key that never leaves a vault.
 *
 * @param id under which sealed texts name it
 * @param name as the vault names it
 */
public record VaultKey(String id, String name, KeyVault vault) implements Wrapping {

    public VaultKey {
        Wrapping.checkId(id);
    }

    @Override
    public DrawnKey draw(String label) {
        return vault.draw(name, label);
    }

    @Override
    public Unwrapping unwrap(String label, String wrapped) {
        return vault.unwrap(name, label, wrapped);
    }
}
