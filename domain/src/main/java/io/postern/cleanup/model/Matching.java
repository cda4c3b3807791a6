package io.postern.cleanup.model;

import java.util.List;

/** What is known of who spares a resource. */
public sealed interface Matching {

    /**
     * It is known.
     *
     * @param entries those that spare it, in order of their ids; none when the cleanup would take it
     */
    record Known(List<AllowlistEntry> entries) implements Matching {
        public Known {
            entries = List.copyOf(entries);
        }
    }

    /** The patterns of such resources take more steps than a question may. */
    record TooCostly() implements Matching {}
}
