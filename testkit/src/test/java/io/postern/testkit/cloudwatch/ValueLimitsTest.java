package io.postern.testkit.cloudwatch;

import static io.postern.testkit.cloudwatch.DatumTrial.combination;
import static io.postern.testkit.cloudwatch.DatumTrial.datum;
import static io.postern.testkit.cloudwatch.DatumTrial.invalid;
import static io.postern.testkit.cloudwatch.DatumTrial.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Named.named;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

class ValueLimitsTest {

    private static final double LIMIT = 0x1p360;

    private static final CloudWatchStandIn STAND_IN = CloudWatchStandIn.start();
    private static final SdkClients SDK = new SdkClients(STAND_IN.endpoint());

    @BeforeEach
    void reset() {
        STAND_IN.reset();
    }

    @AfterAll
    static void close() {
        SDK.close();
        STAND_IN.close();
    }

    static Stream<Named<UnaryOperator<MetricDatum.Builder>>> taken() {
        return Stream.of(
                named("2^360", d -> d.value(LIMIT)),
                named("-2^360", d -> d.value(-LIMIT)),
                named("zero", d -> d.value(0.0)),
                named("150 values", d -> d.value(null).values(numbers(150))),
                named("values with counts", d -> d.value(null).values(1.0, 2.0).counts(3.0, 4.0)),
                named("statistics", d -> d.value(null)
                        .statisticValues(set ->
                                set.sampleCount(2.0).sum(3.0).minimum(1.0).maximum(2.0))));
    }

    static Stream<DatumTrial> badValues() {
        return Stream.of(
                invalid(
                        "NaN",
                        d -> d.value(Double.NaN),
                        "The value NaN for parameter MetricData.member.1.Value is invalid."),
                invalid("infinity", d -> d.value(Double.POSITIVE_INFINITY), ".Value is invalid."),
                invalid("minus infinity", d -> d.value(Double.NEGATIVE_INFINITY), ".Value is invalid."),
                invalid("above 2^360", d -> d.value(Math.nextUp(LIMIT)), ".Value is invalid."),
                invalid("below -2^360", d -> d.value(-Math.nextUp(LIMIT)), ".Value is invalid."),
                invalid(
                        "151 values",
                        d -> d.value(null).values(numbers(151)),
                        "The collection MetricData.member.1.Values must not have a size greater than 150."),
                invalid(
                        "a NaN among values",
                        d -> d.value(null).values(1.0, Double.NaN),
                        ".Values.member.2 is invalid."),
                invalid(
                        "a negative count",
                        d -> d.value(null).values(1.0).counts(-1.0),
                        ".Counts.member.1 is invalid."),
                invalid(
                        "fewer counts than values",
                        d -> d.value(null).values(1.0, 2.0).counts(1.0),
                        "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same"
                                + " size."));
    }

    static Stream<DatumTrial> badForms() {
        return Stream.of(
                combination(
                        "nothing",
                        d -> d.value(null),
                        "At least one of the parameters MetricData.member.1.Value and"
                                + " MetricData.member.1.StatisticValues must be specified."),
                combination(
                        "value and statistics",
                        d -> d.statisticValues(set ->
                                set.sampleCount(1.0).sum(1.0).minimum(1.0).maximum(1.0)),
                        "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually"
                                + " exclusive and you have specified both."),
                combination(
                        "value and values", d -> d.values(1.0), "MetricData.member.1.Values are mutually exclusive"),
                combination("counts alone", d -> d.counts(1.0), ".Values must be specified"),
                missing(
                        "no sum",
                        d -> d.value(null)
                                .statisticValues(
                                        set -> set.sampleCount(1.0).minimum(1.0).maximum(1.0)),
                        "The parameter MetricData.member.1.StatisticValues.Sum is required."),
                invalid(
                        "statistics of nothing",
                        d -> d.value(null).statisticValues(set -> set.sampleCount(0.0)
                                .sum(0.0)
                                .minimum(0.0)
                                .maximum(0.0)),
                        ".SampleCount must be greater than 0."),
                invalid(
                        "minimum above maximum",
                        d -> d.value(null).statisticValues(set -> set.sampleCount(2.0)
                                .sum(3.0)
                                .minimum(2.0)
                                .maximum(1.0)),
                        ".Maximum must not be less"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void aValueAtTheLimitIsTaken(UnaryOperator<MetricDatum.Builder> change) {
        put(change);

        assertThat(STAND_IN.metrics()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource({"badValues", "badForms"})
    void aValueBeyondTheLimitIsRefused(DatumTrial trial) {
        CloudWatchException refusal = catchThrowableOfType(trial.refusal(), () -> put(trial.change()));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorMessage()).contains(trial.words());
        assertThat(STAND_IN.metrics()).isEmpty();
    }

    private static void put(UnaryOperator<MetricDatum.Builder> change) {
        SDK.metrics().putMetricData(request -> request.namespace("Shop").metricData(datum(change)));
    }

    private static List<Double> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> (double) i).toList();
    }
}
