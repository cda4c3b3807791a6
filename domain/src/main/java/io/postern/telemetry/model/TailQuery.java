package io.postern.telemetry.model;

import java.util.Map;

/**
 * Which events to tell of as they come.
 *
 * @param streamName exact; empty: any stream
 * @param filterPattern a CloudWatch Logs filter pattern; empty: any event
 * @param bearing as in {@link LogQuery}
 */
public record TailQuery(String group, String streamName, String filterPattern, Map<String, String> bearing) {

    public TailQuery {
        if (group.isBlank()) throw new IllegalArgumentException("logGroupName: blank (expected: a log group)");
        bearing = Map.copyOf(bearing);
    }

    /** Of any events, whatever they bear. */
    public TailQuery(String group, String streamName, String filterPattern) {
        this(group, streamName, filterPattern, Map.of());
    }

    /** The same of events that bear this, whatever else is in them. */
    public TailQuery ofThoseBearing(Map<String, String> members) {
        return new TailQuery(group, streamName, "", members);
    }
}
