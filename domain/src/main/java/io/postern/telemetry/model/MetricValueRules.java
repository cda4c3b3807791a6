package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.List;

/** What CloudWatch takes as the value of a datum. */
final class MetricValueRules {

    private final int index;
    private final List<Refusal> refusals;

    private MetricValueRules(int index, List<Refusal> refusals) {
        this.index = index;
        this.refusals = refusals;
    }

    /** Adds what is wrong with the value of the datum at the index. */
    static void check(int index, MetricValue value, List<Refusal> refusals) {
        MetricValueRules rules = new MetricValueRules(index, refusals);
        switch (value) {
            case MetricValue.Single single -> rules.checkNumber("Value", single.value());
            case MetricValue.Distribution distribution -> rules.checkDistribution(distribution);
            case MetricValue.StatisticSet set -> rules.checkStatistics(set);
        }
    }

    /** Whether CloudWatch takes the value. */
    static boolean good(MetricValue value) {
        List<Refusal> refusals = new ArrayList<>(0);
        check(0, value, refusals);
        return refusals.isEmpty();
    }

    private void checkDistribution(MetricValue.Distribution distribution) {
        int values = distribution.values().size();
        int counts = distribution.counts().size();
        if (values == 0) {
            refuse(Reason.VALUE_MISSING, "Values", "Values is empty (expected: 1 to 150 values).");
        } else if (values > CloudWatchLimits.VALUES) {
            refuse(Reason.TOO_MANY_VALUES, "Values", "There are " + values + " values (expected: at most 150).");
        } else if (counts != values) {
            refuse(
                    Reason.COUNTS_MISMATCH,
                    "Counts",
                    "There are " + values + " values and " + counts + " counts (expected: as many of each).");
        } else {
            checkNumbers(distribution);
        }
    }

    /** The first bad number of each list speaks for the others. */
    private void checkNumbers(MetricValue.Distribution distribution) {
        for (double value : distribution.values()) {
            if (!checkNumber("Values", value)) break;
        }
        for (double count : distribution.counts()) {
            if (!checkNumber("Counts", count)) break;
            if (count < 0) {
                refuse(Reason.COUNTS_MISMATCH, "Counts", "A count is negative (expected: zero or more).");
                break;
            }
        }
    }

    private void checkStatistics(MetricValue.StatisticSet set) {
        boolean numbers = checkNumber("StatisticValues.SampleCount", set.sampleCount())
                && checkNumber("StatisticValues.Sum", set.sum())
                && checkNumber("StatisticValues.Minimum", set.minimum())
                && checkNumber("StatisticValues.Maximum", set.maximum());
        if (numbers && (set.sampleCount() <= 0 || set.minimum() > set.maximum()))
            refuse(
                    Reason.STATISTICS_INVALID,
                    "StatisticValues",
                    "StatisticValues must have SampleCount > 0 and Minimum <= Maximum.");
    }

    private boolean checkNumber(String field, double number) {
        if (!Double.isFinite(number)) {
            refuse(Reason.VALUE_NOT_FINITE, field, field + " must be a finite number.");
            return false;
        }
        if (Math.abs(number) > CloudWatchLimits.VALUE_MAGNITUDE) {
            refuse(Reason.VALUE_OUT_OF_RANGE, field, field + " must lie between -2^360 and 2^360.");
            return false;
        }
        return true;
    }

    private void refuse(Reason reason, String field, String message) {
        refusals.add(new Refusal(reason, index, field, message));
    }
}
