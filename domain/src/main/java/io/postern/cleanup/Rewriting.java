package io.postern.cleanup;

import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryFault;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.port.Allowlist;
import java.util.Optional;
import java.util.function.Function;

/** Writes an entry that follows from the one that is there, and looks again when somebody else was faster. */
final class Rewriting {

    /** Of ten who change one entry at once, the last one needs ten. */
    static final int TRIES_MAX = 20;

    private final Allowlist allowlist;

    Rewriting(Allowlist allowlist) {
        this.allowlist = allowlist;
    }

    /** Writes what the change makes of the entry that is there, if it makes one of it. */
    Allowing rewrite(EntryRules.Checked.Usable usable, Edit edit, Function<Optional<AllowlistEntry>, Allowing> change) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<AllowlistEntry> before = allowlist.find(usable.id());
            Optional<EntryFault> fault = before.isPresent() ? Optional.empty() : EntryRules.ofNew(usable.id());
            if (fault.isPresent()) return new Allowing.Faulty(fault.get());
            Allowing allowing = change.apply(before);
            if (!(allowing instanceof Allowing.Allowed(AllowlistEntry after, int _))) return allowing;
            switch (write(before, after, edit)) {
                case KEPT -> {
                    return allowing;
                }
                case FULL -> {
                    return new Allowing.Full();
                }
                case PRESENT -> {} // somebody else was faster
            }
        }
        return new Allowing.Contended();
    }

    private Keeping write(Optional<AllowlistEntry> before, AllowlistEntry after, Edit edit) {
        if (before.isEmpty()) return allowlist.add(after, edit);
        return allowlist.replace(before.get(), after, edit) ? Keeping.KEPT : Keeping.PRESENT;
    }
}
