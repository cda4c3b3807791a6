package io.postern.telemetry.model;

import java.time.Duration;

/**
 * CloudWatch's documented limits in one place. Sources: [M] PutMetricData and MetricDatum, [L] PutLogEvents and
 * InputLogEvent in the API references of CloudWatch and CloudWatch Logs; [Q] the service quotas of both.
 */
public final class CloudWatchLimits {

    /** Datums in one PutMetricData. [M] */
    public static final int DATUMS_PER_REQUEST = 1000;
    /** Bytes of one PutMetricData before compression. [Q] */
    public static final int METRIC_REQUEST_BYTES = 1_000_000;
    /** Dimensions of one datum. [M] */
    public static final int DIMENSIONS = 30;
    /** Characters of a dimension's name. [M] */
    public static final int DIMENSION_NAME_CHARACTERS = 255;
    /** Characters of a dimension's value. [M] */
    public static final int DIMENSION_VALUE_CHARACTERS = 1024;
    /** Characters of a metric's name. [M] */
    public static final int METRIC_NAME_CHARACTERS = 255;
    /** Characters of a namespace. [M] */
    public static final int NAMESPACE_CHARACTERS = 255;
    /** Unique values in the {@code Values} of one datum. [M] */
    public static final int VALUES = 150;
    /** Largest magnitude of a value: 2^360. [M] */
    public static final double VALUE_MAGNITUDE = 0x1p360;
    /** How far back a datum may lie. [M] */
    public static final Duration METRIC_AGE = Duration.ofDays(14);
    /** How far ahead a datum may lie. [M] */
    public static final Duration METRIC_LEAD = Duration.ofHours(2);

    /** Events in one PutLogEvents. [L] */
    public static final int EVENTS_PER_REQUEST = 10_000;
    /** Bytes of one PutLogEvents: the UTF-8 of all messages and {@link #EVENT_OVERHEAD_BYTES} for each. [L] */
    public static final int LOG_REQUEST_BYTES = 1_048_576;
    /** Bytes that each event costs beside its message. [L] */
    public static final int EVENT_OVERHEAD_BYTES = 26;
    /** Bytes of one event with its overhead, so that it fits a request. [Q] */
    public static final int EVENT_BYTES = 1_048_576;
    /** Time between the first and the last event of one request. [L] */
    public static final Duration LOG_REQUEST_SPAN = Duration.ofHours(24);
    /** How far back an event may lie. [L] */
    public static final Duration LOG_AGE = Duration.ofDays(14);
    /** How far ahead an event may lie. [L] */
    public static final Duration LOG_LEAD = Duration.ofHours(2);
    /** Characters of a log group's or stream's name. [L] */
    public static final int LOG_NAME_CHARACTERS = 512;

    private CloudWatchLimits() {}
}
