package io.postern.bench;

/**
 * What the sink has taken since the last reset.
 *
 * @param metricCalls PutMetricData requests
 * @param logCalls    PutLogEvents requests
 * @param otherCalls  all other AWS requests, such as CreateLogStream
 * @param items       MetricData and logEvents entries
 * @param records     what those entries stand for, see {@link RecordCount}
 * @param bytes       body bytes of the counted requests as they came, compressed or not
 * @param unreadable  requests whose body could not be counted
 */
public record SinkStats(
        long metricCalls, long logCalls, long otherCalls, long items, long records, long bytes, long unreadable) {

    /** Every request that AWS would have billed or throttled. */
    public long calls() {
        return metricCalls + logCalls + otherCalls;
    }

    String toJson() {
        return """
            {"metricCalls":%d,"logCalls":%d,"otherCalls":%d,"items":%d,"records":%d,"bytes":%d,"unreadable":%d}
            """.formatted(metricCalls, logCalls, otherCalls, items, records, bytes, unreadable);
    }
}
