package io.postern.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/** Shows what is spared. */
public final class ListAllowed {

    private final Allowlist allowlist;
    private final Clock clock;

    public ListAllowed(Allowlist allowlist, Clock clock) {
        this.allowlist = allowlist;
        this.clock = clock;
    }

    /**
     * All entries that have not expired, in order of their ids, read as far as the stream is; whoever reads it closes it.
     *
     * @throws PortUnavailable when they cannot be asked for, also from the stream
     */
    public Stream<AllowlistEntry> list() {
        Instant now = clock.instant();
        return allowlist.list().filter(entry -> !entry.expiration().passed(now));
    }
}
