package io.postern.telemetry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What CloudWatch takes of metrics, checked before anything is queued: PutMetricData is all or nothing, so one bad datum
 * in a batch would take the others with it.
 */
public final class MetricRules {

    // Beyond this many seconds (the year 5138) a timestamp is no plan for the future but a count of milliseconds.
    private static final long SECONDS_MAX = 100_000_000_000L;

    private final List<Refusal> refusals = new ArrayList<>();
    private final Instant earliest;
    private final Instant latest;

    private MetricRules(Instant now) {
        this.earliest = now.minus(CloudWatchLimits.METRIC_AGE);
        this.latest = now.plus(CloudWatchLimits.METRIC_LEAD);
    }

    /** All that is wrong with these metrics if they were sent now; empty when CloudWatch will take them. */
    public static List<Refusal> check(String namespace, List<MetricDatum> datums, Instant now) {
        MetricRules rules = new MetricRules(now);
        rules.checkNamespace(namespace);
        rules.checkCount(datums.size());
        if (rules.refusals.isEmpty()) {
            for (int i = 0; i < datums.size(); i++) rules.checkDatum(i, datums.get(i));
        }
        return rules.refusals;
    }

    private void checkNamespace(String namespace) {
        if (namespace.startsWith("AWS/")) {
            whole(Reason.NAMESPACE_RESERVED, "Namespace", "Namespace must not start with \"AWS/\".");
        } else if (!Names.valid(namespace, CloudWatchLimits.NAMESPACE_CHARACTERS) || namespace.startsWith(":")) {
            whole(
                    Reason.NAMESPACE_INVALID,
                    "Namespace",
                    "Namespace must have 1 to 255 printable characters, not all blank, and not start with \":\".");
        }
    }

    private void checkCount(int count) {
        if (count == 0) whole(Reason.NO_RECORDS, "MetricData", "MetricData is empty (expected: 1 to 1000 datums).");
        if (count > CloudWatchLimits.DATUMS_PER_REQUEST)
            whole(Reason.TOO_MANY_RECORDS, "MetricData", "MetricData has " + count + " datums (expected: 1 to 1000).");
    }

    private void checkDatum(int index, MetricDatum datum) {
        if (!Names.valid(datum.metricName(), CloudWatchLimits.METRIC_NAME_CHARACTERS)
                || datum.metricName().startsWith(":"))
            refuse(
                    Reason.METRIC_NAME_INVALID,
                    index,
                    "MetricName",
                    "MetricName must have 1 to 255 printable characters, not all blank, and not start with \":\".");
        checkDimensions(index, datum.dimensions());
        checkTimestamp(index, datum.timestamp());
        checkValue(index, datum.value());
        if (datum.storageResolution() != 1 && datum.storageResolution() != 60)
            refuse(
                    Reason.STORAGE_RESOLUTION_INVALID,
                    index,
                    "StorageResolution",
                    "StorageResolution is " + datum.storageResolution() + " (expected: 1 or 60).");
    }

    private void checkDimensions(int index, List<Dimension> dimensions) {
        if (dimensions.size() > CloudWatchLimits.DIMENSIONS) {
            refuse(
                    Reason.TOO_MANY_DIMENSIONS,
                    index,
                    "Dimensions",
                    "There are " + dimensions.size() + " dimensions (expected: at most 30).");
            return;
        }
        Set<String> names = new HashSet<>();
        for (int d = 0; d < dimensions.size(); d++) {
            Dimension dimension = dimensions.get(d);
            String field = "Dimensions[" + d + "]";
            checkDimensionText(index, field + ".Name", dimension.name(), CloudWatchLimits.DIMENSION_NAME_CHARACTERS);
            checkDimensionText(index, field + ".Value", dimension.value(), CloudWatchLimits.DIMENSION_VALUE_CHARACTERS);
            if (dimension.name().startsWith(":"))
                refuse(
                        Reason.DIMENSION_INVALID,
                        index,
                        field + ".Name",
                        "A dimension's name must not start with \":\".");
            if (!names.add(dimension.name()))
                refuse(Reason.DIMENSION_REPEATED, index, field + ".Name", "A dimension is named twice in one datum.");
        }
    }

    private void checkDimensionText(int index, String field, String text, int charactersMax) {
        if (!Names.ascii(text)) {
            refuse(Reason.DIMENSION_NOT_ASCII, index, field, field + " must hold ASCII characters only.");
        } else if (!Names.valid(text, charactersMax)) {
            refuse(
                    Reason.DIMENSION_INVALID,
                    index,
                    field,
                    field + " must have 1 to " + charactersMax + " printable characters, not all blank.");
        }
    }

    private void checkTimestamp(int index, Instant timestamp) {
        if (timestamp.isBefore(earliest)) {
            refuse(
                    Reason.TIMESTAMP_TOO_OLD,
                    index,
                    "Timestamp",
                    "Timestamp is more than 14 days ago (expected: " + earliest + " or later).");
        } else if (timestamp.getEpochSecond() > SECONDS_MAX) {
            refuse(
                    Reason.TIMESTAMP_IN_MILLISECONDS,
                    index,
                    "Timestamp",
                    "Timestamp seems to be in milliseconds (expected: ISO 8601 or epoch seconds).");
        } else if (timestamp.isAfter(latest)) {
            refuse(
                    Reason.TIMESTAMP_TOO_NEW,
                    index,
                    "Timestamp",
                    "Timestamp is more than 2 hours ahead (expected: " + latest + " or earlier).");
        }
    }

    private void checkValue(int index, MetricValue value) {
        switch (value) {
            case MetricValue.Single single -> checkNumber(index, "Value", single.value());
            case MetricValue.Distribution distribution -> checkDistribution(index, distribution);
            case MetricValue.StatisticSet set -> checkStatistics(index, set);
        }
    }

    private void checkDistribution(int index, MetricValue.Distribution distribution) {
        int values = distribution.values().size();
        if (values == 0) {
            refuse(Reason.VALUE_MISSING, index, "Values", "Values is empty (expected: 1 to 150 values).");
        } else if (new HashSet<>(distribution.values()).size() > CloudWatchLimits.VALUES) {
            refuse(
                    Reason.TOO_MANY_VALUES,
                    index,
                    "Values",
                    "There are over 150 unique values (expected: at most 150).");
        } else if (distribution.counts().size() != values) {
            refuse(
                    Reason.COUNTS_MISMATCH,
                    index,
                    "Counts",
                    "There are " + values + " values and "
                            + distribution.counts().size() + " counts (expected: as many of each).");
        }
        for (double one : distribution.values()) if (!checkNumber(index, "Values", one)) break;
        for (double count : distribution.counts()) {
            if (!checkNumber(index, "Counts", count)) break;
            if (count < 0) {
                refuse(Reason.COUNTS_MISMATCH, index, "Counts", "A count is negative (expected: zero or more).");
                break;
            }
        }
    }

    private void checkStatistics(int index, MetricValue.StatisticSet set) {
        boolean numbers = checkNumber(index, "StatisticValues.SampleCount", set.sampleCount())
                && checkNumber(index, "StatisticValues.Sum", set.sum())
                && checkNumber(index, "StatisticValues.Minimum", set.minimum())
                && checkNumber(index, "StatisticValues.Maximum", set.maximum());
        if (numbers && (set.sampleCount() < 0 || set.minimum() > set.maximum()))
            refuse(
                    Reason.STATISTICS_INVALID,
                    index,
                    "StatisticValues",
                    "StatisticValues must have SampleCount >= 0 and Minimum <= Maximum.");
    }

    private boolean checkNumber(int index, String field, double number) {
        if (!Double.isFinite(number)) {
            refuse(Reason.VALUE_NOT_FINITE, index, field, field + " must be a finite number.");
            return false;
        }
        if (Math.abs(number) > CloudWatchLimits.VALUE_MAGNITUDE) {
            refuse(Reason.VALUE_OUT_OF_RANGE, index, field, field + " must lie between -2^360 and 2^360.");
            return false;
        }
        return true;
    }

    private void whole(Reason reason, String field, String message) {
        refusals.add(Refusal.ofWhole(reason, field, message));
    }

    private void refuse(Reason reason, int index, String field, String message) {
        refusals.add(new Refusal(reason, index, field, message));
    }
}
