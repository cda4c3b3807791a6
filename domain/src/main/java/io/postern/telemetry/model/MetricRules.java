package io.postern.telemetry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What CloudWatch takes of metrics, checked before anything is queued: PutMetricData is all or nothing, so one bad
 * datum in a batch would take the others with it. A good datum costs no allocation.
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
        } else if (!Names.plain(namespace, CloudWatchLimits.NAMESPACE_CHARACTERS) || namespace.startsWith(":")) {
            whole(
                    Reason.NAMESPACE_INVALID,
                    "Namespace",
                    "Namespace must have 1 to 255 printable ASCII characters, not all blank, and not start with"
                            + " \":\".");
        }
    }

    private void checkCount(int count) {
        if (count == 0) whole(Reason.NO_RECORDS, "MetricData", "MetricData is empty (expected: 1 to 1000 datums).");
        if (count > CloudWatchLimits.DATUMS_PER_REQUEST)
            whole(Reason.TOO_MANY_RECORDS, "MetricData", "MetricData has " + count + " datums (expected: 1 to 1000).");
    }

    private void checkDatum(int index, MetricDatum datum) {
        if (!Names.plain(datum.metricName(), CloudWatchLimits.METRIC_NAME_CHARACTERS))
            refuse(
                    Reason.METRIC_NAME_INVALID,
                    index,
                    "MetricName",
                    "MetricName must have 1 to 255 printable ASCII characters, not all blank.");
        checkDimensions(index, datum.dimensions());
        checkTimestamp(index, datum.timestamp());
        MetricValueRules.check(index, datum.value(), refusals);
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
        for (int d = 0; d < dimensions.size(); d++) {
            Dimension dimension = dimensions.get(d);
            checkDimensionText(index, d, "Name", dimension.name(), CloudWatchLimits.DIMENSION_NAME_CHARACTERS);
            checkDimensionText(index, d, "Value", dimension.value(), CloudWatchLimits.DIMENSION_VALUE_CHARACTERS);
            if (dimension.name().startsWith(":"))
                refuse(
                        Reason.DIMENSION_INVALID,
                        index,
                        field(d, "Name"),
                        "A dimension's name must not start with \":\".");
            if (namedBefore(dimensions, d))
                refuse(Reason.DIMENSION_REPEATED, index, field(d, "Name"), "A dimension is named twice in one datum.");
        }
    }

    private void checkDimensionText(int index, int d, String member, String text, int charactersMax) {
        if (Names.plain(text, charactersMax)) return;
        String field = field(d, member);
        if (Names.ascii(text)) {
            refuse(
                    Reason.DIMENSION_INVALID,
                    index,
                    field,
                    field + " must have 1 to " + charactersMax + " printable characters, not all blank.");
        } else {
            refuse(Reason.DIMENSION_NOT_ASCII, index, field, field + " must hold ASCII characters only.");
        }
    }

    /** At most 30 names: comparing them pair by pair is cheaper than a set. */
    private static boolean namedBefore(List<Dimension> dimensions, int d) {
        String name = dimensions.get(d).name();
        for (int earlier = 0; earlier < d; earlier++) {
            if (dimensions.get(earlier).name().equals(name)) return true;
        }
        return false;
    }

    private static String field(int d, String member) {
        return "Dimensions[" + d + "]." + member;
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

    private void whole(Reason reason, String field, String message) {
        refusals.add(Refusal.ofWhole(reason, field, message));
    }

    private void refuse(Reason reason, int index, String field, String message) {
        refusals.add(new Refusal(reason, index, field, message));
    }
}
