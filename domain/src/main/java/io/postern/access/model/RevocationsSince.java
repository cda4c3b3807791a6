package io.postern.access.model;

import java.util.List;

/**
 * What was revoked after some version.
 *
 * @param version what to ask with next time; never less than what was asked with
 * @param added oldest first; one that stands already may be told again
 * @param more whether there are more behind these, so that asking again at once is worthwhile
 */
public record RevocationsSince(long version, List<Revocation> added, boolean more) {

    public RevocationsSince {
        added = List.copyOf(added);
    }
}
