package io.postern.http;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** An allowlist that a test can put out of reach. */
public final class BreakableAllowlist implements Allowlist {

    private final Allowlist allowlist;
    private volatile boolean broken;

    BreakableAllowlist(Allowlist allowlist) {
        this.allowlist = allowlist;
    }

    public void breakIt() {
        broken = true;
    }

    public void mendIt() {
        broken = false;
    }

    @Override
    public Optional<AllowlistEntry> find(ResourceId id) {
        return reach().find(id);
    }

    @Override
    public Stream<AllowlistEntry> list() {
        return reach().list();
    }

    @Override
    public Keeping add(AllowlistEntry entry, Edit edit) {
        return reach().add(entry, edit);
    }

    @Override
    public boolean replace(AllowlistEntry before, AllowlistEntry after, Edit edit) {
        return reach().replace(before, after, edit);
    }

    @Override
    public boolean remove(AllowlistEntry entry, Edit edit) {
        return reach().remove(entry, edit);
    }

    private Allowlist reach() {
        if (broken) throw new PortUnavailable("allowlist: broken by a test", new IOException("gone"));
        return allowlist;
    }
}
