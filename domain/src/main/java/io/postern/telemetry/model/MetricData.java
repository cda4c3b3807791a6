package io.postern.telemetry.model;

import java.time.Instant;
import java.util.List;

/** What a {@link MetricDataRequest} found. */
public sealed interface MetricData {

    /**
     * A page of values.
     *
     * @param results one for each query whose values are returned, more for an expression that makes several series
     * @param messages what the destination says of the request as a whole
     * @param nextToken where to go on; empty: this was all
     */
    record Found(List<Result> results, List<String> messages, String nextToken) implements MetricData {
        public Found {
            results = List.copyOf(results);
            messages = List.copyOf(messages);
        }

        /** How many values there are. */
        public int datapoints() {
            return results.stream().mapToInt(result -> result.values().size()).sum();
        }
    }

    /** The destination knows series and statistics only, and this query is an expression. */
    record NoExpressions(String id) implements MetricData {}

    /**
     * Values of one series.
     *
     * @param status CloudWatch's word: {@code Complete}, {@code PartialData}, {@code InternalError} or
     *     {@code Forbidden}
     * @param timestamps the start of each value's period; as many as there are values
     * @param messages what the destination says of this one
     */
    record Result(
            String id,
            String label,
            String status,
            List<Instant> timestamps,
            List<Double> values,
            List<String> messages) {

        /** All values are there. */
        public static final String COMPLETE = "Complete";

        /** More values are on the pages that follow. */
        public static final String PARTIAL = "PartialData";

        public Result {
            timestamps = List.copyOf(timestamps);
            values = List.copyOf(values);
            messages = List.copyOf(messages);
            if (timestamps.size() != values.size())
                throw new IllegalArgumentException(
                        "values: " + values.size() + " (expected: as many as timestamps, " + timestamps.size() + ")");
        }
    }
}
