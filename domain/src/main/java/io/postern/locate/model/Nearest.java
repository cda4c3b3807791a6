package io.postern.locate.model;

import java.util.List;

/** What there is near a caller. */
public sealed interface Nearest {

    /** These, nearest first; never none. */
    record Found(List<NearTarget> targets) implements Nearest {
        public Found {
            targets = List.copyOf(targets);
        }
    }

    /** The service is configured, or was, but no machine that fits is live. */
    record NothingLive() implements Nearest {}

    /** There is no such service. */
    record Unserved() implements Nearest {}
}
