package io.postern.metering.model;

import java.util.List;

/** What a log group has to show. */
public sealed interface EventPage {

    /**
     * Some events.
     *
     * @param lines by time, oldest first, each with its id and time
     * @param next where to go on; empty: this was all
     */
    record Events(List<LogLine.Text> lines, String next) implements EventPage {
        public Events {
            lines = List.copyOf(lines);
        }
    }

    /** There is no such group. */
    record NoSuchGroup() implements EventPage {}
}
