package io.postern.metering.model;

/**
 * How much may wait for a sink.
 *
 * @param sink its name
 * @param eventsMax most meter events
 */
public record SinkRoom(String sink, long eventsMax) {

    public SinkRoom {
        if (eventsMax < 1)
            throw new IllegalArgumentException("events for " + sink + ": " + eventsMax + " (expected: 1 or more)");
    }
}
