package io.postern.metering.model;

import java.util.List;

/**
 * A page of refused entries, newest first.
 *
 * @param next where to go on; empty: this was all
 */
public record RefusedPage(List<RefusedEntry> entries, String next) {
    public RefusedPage {
        entries = List.copyOf(entries);
    }
}
