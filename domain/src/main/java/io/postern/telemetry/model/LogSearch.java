package io.postern.telemetry.model;

import java.time.Instant;
import java.util.List;

/** What a query for log events found. */
public sealed interface LogSearch {

    /**
     * A page of events.
     *
     * @param events by time, oldest first
     * @param nextToken where to go on; empty: this was all
     */
    record Found(List<FoundEvent> events, String nextToken) implements LogSearch {
        public Found {
            events = List.copyOf(events);
        }
    }

    /** There is no such log group. */
    record NoSuchGroup(String group) implements LogSearch {}

    /**
     * An event as the destination stores it.
     *
     * @param ingestedAt when the destination stored it
     */
    record FoundEvent(String eventId, String streamName, Instant timestamp, Instant ingestedAt, String message) {}
}
