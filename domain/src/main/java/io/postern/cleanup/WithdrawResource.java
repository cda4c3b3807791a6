package io.postern.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.model.Withdrawal;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.util.Optional;

/** Takes resources off the allowlist. */
public final class WithdrawResource {

    private final Allowlist allowlist;
    private final Clock clock;

    public WithdrawResource(Allowlist allowlist, Clock clock) {
        this.allowlist = allowlist;
        this.clock = clock;
    }

    /**
     * Forgets the entry of that id, whatever the settings know of its service.
     *
     * @throws PortUnavailable when it is not known whether it was forgotten
     */
    public Withdrawal withdraw(ResourceId id, Author author) {
        Edit edit = new Edit(author, clock.instant());
        for (int tries = 0; tries < Rewriting.TRIES_MAX; tries++) {
            Optional<AllowlistEntry> found = allowlist.find(id);
            if (found.isEmpty()) return Withdrawal.NOT_THERE;
            if (allowlist.remove(found.get(), edit)) return Withdrawal.WITHDRAWN;
        }
        return Withdrawal.CONTENDED;
    }
}
