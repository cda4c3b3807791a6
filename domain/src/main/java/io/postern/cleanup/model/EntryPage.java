package io.postern.cleanup.model;

import java.util.List;

/**
 * Allowlist entries that were found, in order of their ids.
 *
 * @param next behind which the search goes on; empty: there is no more
 */
public record EntryPage(List<AllowlistEntry> entries, String next) {

    public EntryPage {
        entries = List.copyOf(entries);
    }
}
