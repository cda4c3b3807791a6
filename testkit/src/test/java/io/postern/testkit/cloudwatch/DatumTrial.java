package io.postern.testkit.cloudwatch;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;

/** A good datum with one thing changed, and the exception and words with which it is refused. */
record DatumTrial(
        String what,
        UnaryOperator<MetricDatum.Builder> change,
        Class<? extends CloudWatchException> refusal,
        String words) {

    static DatumTrial invalid(String what, UnaryOperator<MetricDatum.Builder> change, String words) {
        return new DatumTrial(what, change, InvalidParameterValueException.class, words);
    }

    static DatumTrial missing(String what, UnaryOperator<MetricDatum.Builder> change, String words) {
        return new DatumTrial(what, change, MissingRequiredParameterException.class, words);
    }

    static DatumTrial combination(String what, UnaryOperator<MetricDatum.Builder> change, String words) {
        return new DatumTrial(what, change, InvalidParameterCombinationException.class, words);
    }

    static MetricDatum datum(UnaryOperator<MetricDatum.Builder> change) {
        return change.apply(MetricDatum.builder().metricName("Clicks").value(1.0))
                .build();
    }

    @Override
    public String toString() {
        return what;
    }
}
