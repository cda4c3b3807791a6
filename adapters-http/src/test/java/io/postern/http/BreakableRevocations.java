package io.postern.http;

import io.postern.access.memory.MemoryRevocations;
import io.postern.access.model.Revocation;
import io.postern.access.model.RevocationsSince;
import io.postern.access.port.Revocations;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;

/** Revocations with room for a hundred tokens, which a test can break. */
public final class BreakableRevocations implements Revocations {

    private final Revocations revocations;
    private volatile boolean broken;

    BreakableRevocations(Clock clock) {
        this.revocations = new MemoryRevocations(100, clock);
    }

    public void breakIt() {
        broken = true;
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
        if (broken) throw new PortUnavailable("revocations: broken by a test", new IOException("gone"));
        return revocations;
    }
}
