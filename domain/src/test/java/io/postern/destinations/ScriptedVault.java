package io.postern.destinations;

import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.KeyVault;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;

/** Wraps with one key, unless it is away. */
final class ScriptedVault implements KeyVault {

    private final MasterKey key = new MasterKey("vault", new Secret("what the vault keeps"));
    private String whyAway = "";

    void goAway(String why) {
        whyAway = why;
    }

    void comeBack() {
        whyAway = "";
    }

    @Override
    public DrawnKey draw(String masterKey, String label) {
        if (!whyAway.isEmpty())
            throw new PortUnavailable("the vault: " + whyAway, new IllegalStateException("scripted"));
        return key.draw(label);
    }

    @Override
    public Unwrapping unwrap(String masterKey, String label, String wrapped) {
        return whyAway.isEmpty() ? key.unwrap(label, wrapped) : new Unwrapping.Away(whyAway);
    }
}
