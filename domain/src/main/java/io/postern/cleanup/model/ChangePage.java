package io.postern.cleanup.model;

import java.util.List;

/**
 * Changes that were found, newest first; fewer than were asked for, or none, also where there are more behind them.
 *
 * @param next before which number the search goes on; 0: there is no more
 */
public record ChangePage(List<RecordedChange> changes, long next) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
