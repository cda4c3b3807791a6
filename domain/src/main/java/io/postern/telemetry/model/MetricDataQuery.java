package io.postern.telemetry.model;

import java.time.Duration;
import java.util.regex.Pattern;

/** One query of a {@link MetricDataRequest}, as CloudWatch's GetMetricData takes them. */
public sealed interface MetricDataQuery {

    /** What other queries and the answer call it; starts with a small letter. */
    String id();

    /** What a legend calls it; empty: the destination says. */
    String label();

    /** Whether the answer holds its values, or only other queries need them. */
    boolean returned();

    /**
     * One statistic of one series.
     *
     * @param metric the series; its dimensions are exactly those it was sent with, in any order
     * @param period length of one value's time, as in {@link StatisticsQuery}
     * @param unit only what was sent in this unit, by CloudWatch's name; empty: whatever its unit
     */
    record OfSeries(
            String id,
            String label,
            boolean returned,
            MetricDescriptor metric,
            Duration period,
            Statistic statistic,
            String unit)
            implements MetricDataQuery {
        public OfSeries {
            Ids.check(id);
            Periods.seconds(period);
            if (!unit.isEmpty() && StandardUnit.named(unit).isEmpty())
                throw new IllegalArgumentException("unit: " + unit + " (expected: a StandardUnit of CloudWatch)");
        }

        /** The same, of another series. */
        OfSeries of(MetricDescriptor other) {
            return new OfSeries(id, label, returned, other, period, statistic, unit);
        }
    }

    /**
     * Metric math, a SEARCH or a query of Metrics Insights; what it says is the destination's own language.
     *
     * @param period length of one value's time; zero: as the expression says
     */
    record OfExpression(String id, String label, boolean returned, String expression, Duration period)
            implements MetricDataQuery {
        public OfExpression {
            Ids.check(id);
            if (expression.isBlank())
                throw new IllegalArgumentException("expression: blank (expected: metric math or a SEARCH)");
            if (!period.isZero()) Periods.seconds(period);
        }
    }

    /** How queries are named. Source: MetricDataQuery in the CloudWatch API reference. */
    final class Ids {
        private static final Pattern PATTERN = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");

        private Ids() {}

        private static void check(String id) {
            if (!PATTERN.matcher(id).matches())
                throw new IllegalArgumentException("id: " + id
                        + " (expected: letters, digits and _, a small letter first, at most 255 characters)");
        }
    }
}
