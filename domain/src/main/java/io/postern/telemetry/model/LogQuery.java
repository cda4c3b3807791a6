package io.postern.telemetry.model;

import java.time.Instant;
import java.util.Map;

/**
 * Which events of a log group to find.
 *
 * @param streamName exact; empty: any stream
 * @param start first instant, inclusive
 * @param end last instant, exclusive
 * @param filterPattern a CloudWatch Logs filter pattern; empty: any event
 * @param limit most events on this page, 1 to {@link #LIMIT_MAX}
 * @param nextToken where the page before ended; empty: from the start
 * @param bearing members of JSON that each wanted event has at its top, each with that text for a value. A destination
 *     that can look for them leaves others out; others may come along, and none that has them is left out
 */
public record LogQuery(
        String group,
        String streamName,
        Instant start,
        Instant end,
        String filterPattern,
        int limit,
        String nextToken,
        Map<String, String> bearing) {

    /** Source: FilterLogEvents in the CloudWatch Logs API reference. */
    public static final int LIMIT_MAX = 10_000;

    public LogQuery {
        if (limit < 1 || limit > LIMIT_MAX)
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to 10000)");
        if (!end.isAfter(start))
            throw new IllegalArgumentException("end: " + end + " (expected: after start " + start + ")");
        bearing = Map.copyOf(bearing);
    }

    /** Of any events, whatever they bear. */
    public LogQuery(
            String group,
            String streamName,
            Instant start,
            Instant end,
            String filterPattern,
            int limit,
            String nextToken) {
        this(group, streamName, start, end, filterPattern, limit, nextToken, Map.of());
    }

    /** The same of events that bear this, whatever else is in them. */
    public LogQuery ofThoseBearing(Map<String, String> members) {
        return new LogQuery(group, streamName, start, end, "", limit, nextToken, members);
    }

    /** The same, from another page on and with room for so many events. */
    public LogQuery from(String token, int room) {
        return new LogQuery(group, streamName, start, end, filterPattern, room, token, bearing);
    }
}
