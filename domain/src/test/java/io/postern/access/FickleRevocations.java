package io.postern.access;

import io.postern.access.memory.MemoryRevocations;
import io.postern.access.model.Revocation;
import io.postern.access.model.RevocationsSince;
import io.postern.access.port.Revocations;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;

/** Revocations that a test can put out of reach, or replace by an empty store. */
final class FickleRevocations implements Revocations {

    private final Clock clock;
    private Revocations behind;
    private boolean away;

    FickleRevocations(Clock clock) {
        this.clock = clock;
        this.behind = new MemoryRevocations(10, clock);
    }

    void goAway() {
        away = true;
    }

    void forgetAll() {
        behind = new MemoryRevocations(10, clock);
    }

    @Override
    public boolean add(Revocation revocation) {
        return reach().add(revocation);
    }

    @Override
    public RevocationsSince since(long version) {
        return reach().since(version);
    }

    private Revocations reach() {
        if (away) throw new PortUnavailable("revocations: away", new IOException("gone"));
        return behind;
    }
}
