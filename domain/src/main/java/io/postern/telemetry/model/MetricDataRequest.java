package io.postern.telemetry.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Many queries over one range of time.
 *
 * @param queries 1 to {@link #QUERIES_MAX}, each with an id of its own
 * @param start first instant, inclusive
 * @param end last instant, exclusive
 * @param newestFirst the order of values; else the oldest come first
 * @param datapointsMax most values on one page, over all queries
 * @param nextToken where the page before ended; empty: from the start
 */
public record MetricDataRequest(
        List<MetricDataQuery> queries,
        Instant start,
        Instant end,
        boolean newestFirst,
        int datapointsMax,
        String nextToken) {

    /** Source: GetMetricData in the CloudWatch API reference. */
    public static final int QUERIES_MAX = 500;

    /** Values of one page. Source: GetMetricData in the CloudWatch API reference. */
    public static final int DATAPOINTS_MAX = 100_800;

    public MetricDataRequest {
        queries = List.copyOf(queries);
        if (queries.isEmpty() || queries.size() > QUERIES_MAX)
            throw new IllegalArgumentException("metricDataQueries: " + queries.size() + " (expected: 1 to 500)");
        Set<String> ids = new HashSet<>();
        for (MetricDataQuery query : queries)
            if (!ids.add(query.id()))
                throw new IllegalArgumentException("id: " + query.id() + " twice (expected: one of its own each)");
        if (!end.isAfter(start))
            throw new IllegalArgumentException("end: " + end + " (expected: after start " + start + ")");
        if (datapointsMax < 1 || datapointsMax > DATAPOINTS_MAX)
            throw new IllegalArgumentException("maxDatapoints: " + datapointsMax + " (expected: 1 to 100800)");
    }

    /** The same, of these queries. */
    public MetricDataRequest with(List<MetricDataQuery> others) {
        return new MetricDataRequest(others, start, end, newestFirst, datapointsMax, nextToken);
    }

    /** The same, from another page on. */
    public MetricDataRequest from(String token) {
        return new MetricDataRequest(queries, start, end, newestFirst, datapointsMax, token);
    }
}
