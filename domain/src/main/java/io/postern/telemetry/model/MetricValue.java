package io.postern.telemetry.model;

import java.util.List;

/** What one metric datum measured, in one of the three forms that CloudWatch takes. */
public sealed interface MetricValue {

    /** One measurement. */
    record Single(double value) implements MetricValue {}

    /**
     * Many measurements, value by value, so that percentiles survive.
     *
     * @param counts how often each value was measured; as long as {@code values}
     */
    record Distribution(List<Double> values, List<Double> counts) implements MetricValue {
        public Distribution {
            values = List.copyOf(values);
            counts = List.copyOf(counts);
        }
    }

    /** Many measurements, summed up; percentiles are lost. */
    record StatisticSet(double sampleCount, double sum, double minimum, double maximum) implements MetricValue {}
}
