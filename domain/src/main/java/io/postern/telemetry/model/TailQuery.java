package io.postern.telemetry.model;

/**
 * Which events to tell of as they come.
 *
 * @param streamName exact; empty: any stream
 * @param filterPattern a CloudWatch Logs filter pattern; empty: any event
 */
public record TailQuery(String group, String streamName, String filterPattern) {

    public TailQuery {
        if (group.isBlank()) throw new IllegalArgumentException("logGroupName: blank (expected: a log group)");
    }

    /** The same, looking for another pattern. */
    public TailQuery looking(String pattern) {
        return new TailQuery(group, streamName, pattern);
    }
}
