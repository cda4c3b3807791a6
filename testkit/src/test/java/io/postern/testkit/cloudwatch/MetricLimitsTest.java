package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.EntityMetricData;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;

class MetricLimitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Class<InvalidParameterValueException> VALUE = InvalidParameterValueException.class;
    private static final Class<MissingRequiredParameterException> MISSING = MissingRequiredParameterException.class;

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
    void whatTheStandInCannotKeepIsRefused() {
        EntityMetricData entity =
                EntityMetricData.builder().metricData(datum(d -> d)).build();

        CloudWatchException refusal = catchThrowableOfType(CloudWatchException.class, () -> SDK.metrics()
                .putMetricData(request ->
                        request.namespace("Shop").metricData(datum(d -> d)).entityMetricData(entity)));

        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(STAND_IN.metrics()).isEmpty();
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

    private static void put(String namespace, MetricDatum... datums) {
        SDK.metrics().putMetricData(request -> request.namespace(namespace).metricData(datums));
    }

    private static MetricDatum datum(UnaryOperator<MetricDatum.Builder> change) {
        return DatumTrial.datum(change);
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
