package io.postern.cleanup;

import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryFault;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Extension;
import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets allowlist entries last longer. */
public final class ExtendEntry {

    private final EntryRules rules;
    private final Rewriting rewriting;
    private final Clock clock;

    public ExtendEntry(Allowlist allowlist, DescribeServices services, Clock clock) {
        this(allowlist, services::describe, clock);
    }

    ExtendEntry(Allowlist allowlist, Supplier<Settings> settings, Clock clock) {
        this.rules = new EntryRules(settings);
        this.rewriting = new Rewriting(allowlist);
        this.clock = clock;
    }

    /**
     * Adds the time to live of such resources to the end that the caller knows. The entry then ends no earlier than before,
     * and no earlier than that time from now; a permanent one stays as it is. One that is not there any more is made anew.
     *
     * @throws PortUnavailable when it is not known whether it was extended
     */
    public Allowing extend(Extension wanted, Author author) {
        return switch (rules.check(wanted.resourceId())) {
            case EntryRules.Checked.Faulty(EntryFault fault) -> new Allowing.Faulty(fault);
            case EntryRules.Checked.Usable usable -> extend(wanted, usable, author);
        };
    }

    private Allowing extend(Extension wanted, EntryRules.Checked.Usable usable, Author author) {
        if (wanted.expiration().isEmpty()) return new Allowing.Faulty(EntryFault.EXPIRATION_EMPTY);
        Optional<Expiration> known = Expiration.read(wanted.expiration());
        if (known.isEmpty()) return new Allowing.Faulty(EntryFault.EXPIRATION_INVALID);
        return rewriting.rewrite(
                usable,
                new Edit(author, clock.instant()),
                before -> extended(
                        wanted,
                        usable,
                        known.get(),
                        before.orElseGet(() -> new AllowlistEntry(usable.id(), new Expiration(0), "", ""))));
    }

    private Allowing extended(
            Extension wanted, EntryRules.Checked.Usable usable, Expiration known, AllowlistEntry before) {
        String owner = wanted.owner().isEmpty() ? before.owner() : wanted.owner();
        String comment = wanted.comment().isEmpty() ? before.comment() : wanted.comment();
        Optional<EntryFault> fault = fault(owner, comment, before);
        if (fault.isPresent()) return new Allowing.Faulty(fault.get());
        Expiration expiration = expiration(known, usable, before.expiration());
        return new Allowing.Allowed(
                new AllowlistEntry(usable.id(), expiration, owner, comment),
                usable.setting().days());
    }

    /** What others wrote beyond our bounds stays; the page sends it back with each extension. */
    private static Optional<EntryFault> fault(String owner, String comment, AllowlistEntry before) {
        Optional<EntryFault> ofOwner = owner.equals(before.owner()) ? Optional.empty() : EntryRules.ofOwner(owner);
        if (ofOwner.isPresent() || comment.equals(before.comment())) return ofOwner;
        return EntryRules.ofComment(comment);
    }

    private Expiration expiration(Expiration known, EntryRules.Checked.Usable usable, Expiration before) {
        Expiration latest = known.orLater(before);
        if (latest.permanent()) return before.permanent() ? before : latest;
        return known.plus(usable.setting().lifetime())
                .orLater(before)
                .orLater(Expiration.after(clock.instant(), usable.setting().lifetime()));
    }
}
