package io.postern.testkit.cloudwatch;

import static io.postern.testkit.cloudwatch.DatumTrial.datum;
import static io.postern.testkit.cloudwatch.DatumTrial.invalid;
import static io.postern.testkit.cloudwatch.DatumTrial.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Named.named;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

class DatumLimitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

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

    static Stream<Named<UnaryOperator<MetricDatum.Builder>>> taken() {
        return Stream.of(
                named("name of 255", d -> d.metricName("m".repeat(255))),
                named("30 dimensions", d -> d.dimensions(dimensions(30))),
                named("longest dimension", d -> d.dimensions(dimension("n".repeat(255), "v".repeat(1024)))),
                named("dimension value with a colon first", d -> d.dimensions(dimension("Page", ":home"))),
                named("two weeks ago", d -> d.timestamp(NOW.minus(FORTNIGHT))),
                named("in two hours", d -> d.timestamp(NOW.plus(TWO_HOURS))),
                named("resolution of a second", d -> d.storageResolution(1)),
                named("bits per second", d -> d.unit("Bits/Second")));
    }

    static Stream<DatumTrial> badNames() {
        String dimension = "MetricData.member.1.Dimensions.member.1.";
        return Stream.of(
                missing("no name", d -> d.metricName(null), ".MetricName is required."),
                missing("blank name", d -> d.metricName(" "), ".MetricName is required."),
                invalid("name of 256", d -> d.metricName("m".repeat(256)), "MetricName must be shorter than 256 char"),
                invalid("name with ü", d -> d.metricName("Küche"), ".MetricName contains non-ASCII characters."),
                invalid(
                        "31 dimensions",
                        d -> d.dimensions(dimensions(31)),
                        "Dimensions must not have a size greater than 30."),
                missing("no value", d -> d.dimensions(dimension("Page", "")), dimension + "Value is required."),
                missing("blank dimension", d -> d.dimensions(dimension(" ", "x")), dimension + "Name is required."),
                invalid(
                        "name of 256",
                        d -> d.dimensions(dimension("n".repeat(256), "x")),
                        "Name must be shorter than 256"),
                invalid(
                        "value of 1025",
                        d -> d.dimensions(dimension("n", "v".repeat(1025))),
                        "Value must be shorter than 1025"),
                invalid(
                        "value with ü",
                        d -> d.dimensions(dimension("n", "Küche")),
                        dimension + "Value contains non-ASCII"),
                invalid("value with a tab", d -> d.dimensions(dimension("n", "a\tb")), "contains control characters."),
                invalid(
                        "colon first",
                        d -> d.dimensions(dimension(":n", "x")),
                        "The value :n for parameter " + dimension + "Name"),
                invalid(
                        "name twice",
                        d -> d.dimensions(dimension("n", "a"), dimension("n", "b")),
                        "member.2.Name is invalid."));
    }

    static Stream<DatumTrial> badAttributes() {
        return Stream.of(
                invalid(
                        "unknown unit",
                        d -> d.unit("Parsecs"),
                        ".Unit must be a value in the set [ Seconds, Microseconds,"),
                invalid("resolution of 30", d -> d.storageResolution(30), "must be a value in the set [ 1, 60 ]."),
                invalid(
                        "too old",
                        d -> d.timestamp(NOW.minus(FORTNIGHT).minusMillis(1)),
                        "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks."),
                invalid(
                        "too new",
                        d -> d.timestamp(NOW.plus(TWO_HOURS).plusMillis(1)),
                        "Timestamp must specify a time no more than two hours in the future."),
                invalid(
                        "milliseconds for seconds",
                        d -> d.timestamp(NOW.plusSeconds(NOW.toEpochMilli())),
                        "Timestamp"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void aDatumAtTheLimitIsTaken(UnaryOperator<MetricDatum.Builder> change) {
        put(change);

        assertThat(STAND_IN.metrics()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource({"badNames", "badAttributes"})
    void aDatumBeyondTheLimitIsRefused(DatumTrial trial) {
        CloudWatchException refusal = catchThrowableOfType(trial.refusal(), () -> put(trial.change()));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorMessage()).contains(trial.words());
        assertThat(STAND_IN.metrics()).isEmpty();
    }

    private static void put(UnaryOperator<MetricDatum.Builder> change) {
        SDK.metrics().putMetricData(request -> request.namespace("Shop").metricData(datum(change)));
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static List<Dimension> dimensions(int count) {
        return IntStream.range(0, count).mapToObj(i -> dimension("d" + i, "x")).toList();
    }
}
