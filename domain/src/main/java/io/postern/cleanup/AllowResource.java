package io.postern.cleanup;

import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryFault;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.NewEntry;
import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts resources on the allowlist. */
public final class AllowResource {

    private final EntryRules rules;
    private final Rewriting rewriting;
    private final Clock clock;

    public AllowResource(Allowlist allowlist, DescribeServices services, Clock clock) {
        this(allowlist, services::describe, clock);
    }

    AllowResource(Allowlist allowlist, Supplier<Settings> settings, Clock clock) {
        this.rules = new EntryRules(settings);
        this.rewriting = new Rewriting(allowlist);
        this.clock = clock;
    }

    /**
     * Spares it for twice the time to live of such resources, or for good; an entry of the same id is replaced.
     *
     * @throws PortUnavailable when it is not known whether it is spared
     */
    public Allowing allow(NewEntry wanted, Author author) {
        return switch (rules.check(wanted.resourceId())) {
            case EntryRules.Checked.Faulty(EntryFault fault) -> new Allowing.Faulty(fault);
            case EntryRules.Checked.Usable usable -> allow(wanted, usable, author);
        };
    }

    private Allowing allow(NewEntry wanted, EntryRules.Checked.Usable usable, Author author) {
        Optional<EntryFault> fault =
                EntryRules.ofOwner(wanted.owner()).or(() -> EntryRules.ofComment(wanted.comment()));
        if (fault.isPresent()) return new Allowing.Faulty(fault.get());
        Instant now = clock.instant();
        Expiration expiration = wanted.permanent()
                ? Expiration.PERMANENT
                : Expiration.after(now, usable.setting().lifetime().multipliedBy(2));
        AllowlistEntry entry = new AllowlistEntry(usable.id(), expiration, wanted.owner(), wanted.comment());
        return rewriting.rewrite(
                usable,
                new Edit(author, now),
                _ -> new Allowing.Allowed(entry, usable.setting().days()));
    }
}
