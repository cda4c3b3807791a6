package io.postern.telemetry.model;

import java.time.Instant;

/**
 * Which events of a log group to find.
 *
 * @param streamName exact; empty: any stream
 * @param start first instant, inclusive
 * @param end last instant, exclusive
 * @param filterPattern a CloudWatch Logs filter pattern; empty: any event
 * @param limit most events on this page, 1 to {@link #LIMIT_MAX}
 * @param nextToken where the page before ended; empty: from the start
 */
public record LogQuery(
        String group,
        String streamName,
        Instant start,
        Instant end,
        String filterPattern,
        int limit,
        String nextToken) {

    /** Source: FilterLogEvents in the CloudWatch Logs API reference. */
    public static final int LIMIT_MAX = 10_000;

    public LogQuery {
        if (limit < 1 || limit > LIMIT_MAX)
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to 10000)");
        if (!end.isAfter(start))
            throw new IllegalArgumentException("end: " + end + " (expected: after start " + start + ")");
    }

    /** The same, looking for another pattern. */
    public LogQuery looking(String pattern) {
        return new LogQuery(group, streamName, start, end, pattern, limit, nextToken);
    }

    /** The same, from another page on and with room for so many events. */
    public LogQuery from(String token, int room) {
        return new LogQuery(group, streamName, start, end, filterPattern, room, token);
    }
}
