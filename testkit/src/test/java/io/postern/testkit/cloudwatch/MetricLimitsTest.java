package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;

class MetricLimitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Class<InvalidParameterValueException> VALUE = InvalidParameterValueException.class;
    private static final Class<MissingRequiredParameterException> MISSING = MissingRequiredParameterException.class;
    private static final Class<InvalidParameterCombinationException> COMBINATION =
            InvalidParameterCombinationException.class;

    private static final CloudWatchStandIn STAND_IN = CloudWatchStandIn.start(Clock.fixed(NOW, ZoneOffset.UTC));
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

    static Stream<Arguments> acceptedDatums() {
        return Stream.of(
                accepted("name of 255", d -> d.metricName("m".repeat(255))),
                accepted("30 dimensions", d -> d.dimensions(dimensions(30))),
                accepted("dimension at its longest", d -> d.dimensions(dimension("n".repeat(255), "v".repeat(1024)))),
                accepted("dimension value that starts with a colon", d -> d.dimensions(dimension("Page", ":home"))),
                accepted("2^360", d -> d.value(Math.scalb(1.0, 360))),
                accepted("-2^360", d -> d.value(Math.scalb(-1.0, 360))),
                accepted("zero", d -> d.value(0.0)),
                accepted("150 values", d -> d.value(null).values(numbers(150))),
                accepted(
                        "values with counts",
                        d -> d.value(null).values(1.0, 2.0).counts(3.0, 4.0)),
                accepted("two weeks ago", d -> d.timestamp(NOW.minus(Duration.ofDays(14)))),
                accepted("in two hours", d -> d.timestamp(NOW.plus(Duration.ofHours(2)))),
                accepted("resolution of a second", d -> d.storageResolution(1)),
                accepted("bits per second", d -> d.unit("Bits/Second")));
    }

    static Stream<Arguments> refusedDatums() {
        return Stream.of(
                refused("no name", d -> d.metricName(null), MISSING, ".MetricName is required."),
                refused("blank name", d -> d.metricName(" "), MISSING, ".MetricName is required."),
                refused(
                        "name of 256",
                        d -> d.metricName("m".repeat(256)),
                        VALUE,
                        ".MetricName must be shorter than 256 characters."),
                refused("name with ü", d -> d.metricName("Küche"), VALUE, ".MetricName contains non-ASCII characters."),
                refused(
                        "31 dimensions",
                        d -> d.dimensions(dimensions(31)),
                        VALUE,
                        "The collection MetricData.member.1.Dimensions must not have a size greater than 30."),
                refused("no dimension value", d -> d.dimensions(dimension("Page", "")), MISSING, ".Value is required."),
                refused("blank dimension", d -> d.dimensions(dimension(" ", "x")), MISSING, ".Name is required."),
                refused(
                        "dimension name of 256",
                        d -> d.dimensions(dimension("n".repeat(256), "x")),
                        VALUE,
                        "Dimensions.member.1.Name must be shorter than 256 characters."),
                refused(
                        "dimension value of 1025",
                        d -> d.dimensions(dimension("Page", "v".repeat(1025))),
                        VALUE,
                        "Dimensions.member.1.Value must be shorter than 1025 characters."),
                refused(
                        "dimension with ü",
                        d -> d.dimensions(dimension("Page", "Küche")),
                        VALUE,
                        "The value for parameter MetricData.member.1.Dimensions.member.1.Value"
                                + " contains non-ASCII characters."),
                refused(
                        "dimension with a tab",
                        d -> d.dimensions(dimension("Page", "a\tb")),
                        VALUE,
                        "contains control characters."),
                refused(
                        "dimension name with a colon first",
                        d -> d.dimensions(dimension(":Page", "x")),
                        VALUE,
                        "The value :Page for parameter MetricData.member.1.Dimensions.member.1.Name is invalid."),
                refused(
                        "dimension twice",
                        d -> d.dimensions(dimension("Page", "a"), dimension("Page", "b")),
                        VALUE,
                        "Dimensions.member.2.Name is invalid."),
                refused(
                        "no value",
                        d -> d.value(null),
                        COMBINATION,
                        "At least one of the parameters MetricData.member.1.Value and"
                                + " MetricData.member.1.StatisticValues must be specified."),
                refused(
                        "value and statistics",
                        d -> d.statisticValues(set ->
                                set.sampleCount(1.0).sum(1.0).minimum(1.0).maximum(1.0)),
                        COMBINATION,
                        "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues"
                                + " are mutually exclusive and you have specified both."),
                refused("value and values", d -> d.values(1.0), COMBINATION, "are mutually exclusive"),
                refused("counts alone", d -> d.counts(1.0), COMBINATION, ".Values must be specified"),
                refused(
                        "NaN",
                        d -> d.value(Double.NaN),
                        VALUE,
                        "The value NaN for parameter MetricData.member.1.Value is invalid."),
                refused("infinity", d -> d.value(Double.POSITIVE_INFINITY), VALUE, "Value is invalid."),
                refused("minus infinity", d -> d.value(Double.NEGATIVE_INFINITY), VALUE, "Value is invalid."),
                refused("above 2^360", d -> d.value(Math.nextUp(Math.scalb(1.0, 360))), VALUE, "Value is invalid."),
                refused("below -2^360", d -> d.value(-Math.nextUp(Math.scalb(1.0, 360))), VALUE, "Value is invalid."),
                refused(
                        "151 values",
                        d -> d.value(null).values(numbers(151)),
                        VALUE,
                        "The collection MetricData.member.1.Values must not have a size greater than 150."),
                refused(
                        "fewer counts than values",
                        d -> d.value(null).values(1.0, 2.0).counts(1.0),
                        VALUE,
                        "The parameters MetricData.member.1.Values and MetricData.member.1.Counts"
                                + " must be of the same size."),
                refused(
                        "NaN among values",
                        d -> d.value(null).values(1.0, Double.NaN),
                        VALUE,
                        "Values.member.2 is invalid."),
                refused(
                        "negative count",
                        d -> d.value(null).values(1.0).counts(-1.0),
                        VALUE,
                        "Counts.member.1 is invalid."),
                refused(
                        "statistics without a sum",
                        d -> d.value(null)
                                .statisticValues(
                                        set -> set.sampleCount(1.0).minimum(1.0).maximum(1.0)),
                        MISSING,
                        "The parameter MetricData.member.1.StatisticValues.Sum is required."),
                refused(
                        "statistics of nothing",
                        d -> d.value(null).statisticValues(set -> set.sampleCount(0.0)
                                .sum(0.0)
                                .minimum(0.0)
                                .maximum(0.0)),
                        VALUE,
                        ".StatisticValues.SampleCount must be greater than 0."),
                refused(
                        "statistics upside down",
                        d -> d.value(null).statisticValues(set -> set.sampleCount(2.0)
                                .sum(3.0)
                                .minimum(2.0)
                                .maximum(1.0)),
                        VALUE,
                        ".StatisticValues.Maximum must not be less"),
                refused("unknown unit", d -> d.unit("Parsecs"), VALUE, ".Unit must be a value in the set [ Seconds,"),
                refused(
                        "resolution of 30",
                        d -> d.storageResolution(30),
                        VALUE,
                        "must be a value in the set [ 1, 60 ]."),
                refused(
                        "too old",
                        d -> d.timestamp(NOW.minus(Duration.ofDays(14)).minusMillis(1)),
                        VALUE,
                        "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks."),
                refused(
                        "too new",
                        d -> d.timestamp(NOW.plus(Duration.ofHours(2)).plusMillis(1)),
                        VALUE,
                        ".Timestamp must specify a time no more than two hours in the future."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedDatums")
    void aDatumAtTheLimitIsTaken(String what, UnaryOperator<MetricDatum.Builder> change) {
        put("Shop", datum(change));

        assertThat(STAND_IN.metrics()).as(what).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedDatums")
    void aDatumBeyondTheLimitIsRefused(
            String what,
            UnaryOperator<MetricDatum.Builder> change,
            Class<? extends CloudWatchException> type,
            String words) {
        CloudWatchException refusal = catchThrowableOfType(type, () -> put("Shop", datum(change)));

        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorMessage()).contains(words);
        assertThat(STAND_IN.metrics()).isEmpty();
    }

    @Test
    void oneBadDatumRefusesAllAndEachIsNamed() {
        MetricDatum good = datum(d -> d);
        MetricDatum bad = datum(d -> d.value(Double.NaN));

        CloudWatchException refusal = catchThrowableOfType(VALUE, () -> put("Shop", good, bad, good, bad));

        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("""
            The value NaN for parameter MetricData.member.2.Value is invalid.
            The value NaN for parameter MetricData.member.4.Value is invalid.\
            """);
        assertThat(STAND_IN.metrics()).isEmpty();
    }

    @Test
    void aThousandAndOneDatumsAreRefused() {
        MetricDatum[] datums = Collections.nCopies(1001, datum(d -> d)).toArray(MetricDatum[]::new);

        CloudWatchException refusal = catchThrowableOfType(VALUE, () -> put("Shop", datums));

        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("The collection MetricData must not have a size greater than 1000.");
    }

    @Test
    void aRequestWithoutDatumsIsRefused() {
        CloudWatchException refusal = catchThrowableOfType(MISSING, () -> put("Shop"));

        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("MissingParameter");
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("The parameter MetricData is required.");
    }

    @Test
    void aMegabyteIsCountedUncompressed() {
        MetricDatum big = datum(d -> d.dimensions(IntStream.range(0, 30)
                .mapToObj(i -> dimension("d" + i, "v".repeat(1024)))
                .toList()));
        MetricDatum[] datums = Collections.nCopies(35, big).toArray(MetricDatum[]::new);

        CloudWatchException refusal = catchThrowableOfType(CloudWatchException.class, () -> put("Shop", datums));

        assertThat(refusal.statusCode()).isEqualTo(413);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("RequestEntityTooLarge");
        assertThat(refusal.awsErrorDetails().errorMessage()).matches("Request size \\d{7} exceeded 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS/EC2", ":shop", "Küche", "a\nb"})
    void aBadNamespaceIsRefused(String namespace) {
        CloudWatchException refusal = catchThrowableOfType(VALUE, () -> put(namespace, datum(d -> d)));

        assertThat(refusal.awsErrorDetails().errorMessage()).contains("parameter Namespace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyNamespaceIsRefused(String namespace) {
        CloudWatchException refusal = catchThrowableOfType(MISSING, () -> put(namespace, datum(d -> d)));

        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("The parameter Namespace is required.");
    }

    @Test
    void aNamespaceHasAtMost255Characters() {
        put("n".repeat(255), datum(d -> d));

        CloudWatchException refusal = catchThrowableOfType(VALUE, () -> put("n".repeat(256), datum(d -> d)));

        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("The parameter Namespace must be shorter than 256 characters.");
        assertThat(STAND_IN.metrics()).hasSize(1);
    }

    private static Arguments accepted(String what, UnaryOperator<MetricDatum.Builder> change) {
        return arguments(what, change);
    }

    private static Arguments refused(
            String what,
            UnaryOperator<MetricDatum.Builder> change,
            Class<? extends CloudWatchException> type,
            String words) {
        return arguments(what, change, type, words);
    }

    private static void put(String namespace, MetricDatum... datums) {
        SDK.metrics().putMetricData(request -> request.namespace(namespace).metricData(datums));
    }

    private static MetricDatum datum(UnaryOperator<MetricDatum.Builder> change) {
        return change.apply(MetricDatum.builder().metricName("Clicks").value(1.0))
                .build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static List<Dimension> dimensions(int count) {
        return IntStream.range(0, count).mapToObj(i -> dimension("d" + i, "x")).toList();
    }

    private static List<Double> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> (double) i).toList();
    }
}
