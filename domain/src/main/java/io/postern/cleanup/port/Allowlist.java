package io.postern.cleanup.port;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.shared.PortUnavailable;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps allowlist entries, for all replicas, and a {@link ChangeTrail} of each change that is made here. Of changes at once
 * to the same entry one counts. Entries that have expired go at some time, without a trace in the trail: until then they are
 * found and listed like others.
 */
public interface Allowlist {

    /**
     * The entry of that id, as it is now; nothing when there is none.
     *
     * @throws PortUnavailable when it cannot be asked for
     */
    Optional<AllowlistEntry> find(ResourceId id);

    /**
     * All entries in order of their ids, as they are now, read as far as the stream is; it is closed by whoever reads it.
     *
     * @throws PortUnavailable when they cannot be asked for, also from the stream
     */
    Stream<AllowlistEntry> list();

    /**
     * Keeps an entry under an id that is free.
     *
     * @throws PortUnavailable when it is not known whether it was kept
     */
    Keeping add(AllowlistEntry entry, Edit edit);

    /**
     * Puts an entry in the place of exactly that one of the same id.
     *
     * @return whether that one stood there
     * @throws PortUnavailable when it is not known whether it was replaced
     */
    boolean replace(AllowlistEntry before, AllowlistEntry after, Edit edit);

    /**
     * Forgets exactly that entry.
     *
     * @return whether it stood there
     * @throws PortUnavailable when it is not known whether it was forgotten
     */
    boolean remove(AllowlistEntry entry, Edit edit);
}
