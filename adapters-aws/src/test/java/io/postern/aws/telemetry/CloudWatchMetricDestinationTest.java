package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricBatches;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.port.MetricDestination;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.telemetry.MetricDestinationContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchMetricDestinationTest implements MetricDestinationContract {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static final MovableClock CLOCK = MovableClock.at(NOON);
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start(CLOCK);
    private static final CloudWatchAdapters ADAPTERS = CloudWatchAdapters.of(AWS, CLOCK);

    @AfterAll
    static void stop() {
        ADAPTERS.close();
        AWS.close();
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public MetricDestination destination() {
        return ADAPTERS.metricDestination();
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Test
    void everyKindOfValueArrivesAsItWasSent() {
        Delivery delivery = put(
                datum(new MetricValue.Single(12.5)),
                datum(new MetricValue.Distribution(List.of(1.0, 2.0), List.of(3.0, 1.0))),
                datum(new MetricValue.StatisticSet(4, 10, 1, 5)));

        assertThat(delivery)
                .isInstanceOfSatisfying(Delivery.Delivered.class, delivered -> assertThat(delivered.requestId())
                        .isNotBlank());
        assertThat(AWS.metrics()).hasSize(3).allSatisfy(taken -> {
            assertThat(taken.namespace()).isEqualTo("Site");
            assertThat(taken.metricName()).isEqualTo("LoadTime");
            assertThat(taken.dimensions()).containsEntry("page", "/").hasSize(1);
            assertThat(taken.timestamp()).isEqualTo(NOON);
            assertThat(taken.unit()).isEqualTo("Milliseconds");
            assertThat(taken.storageResolution()).isEqualTo(1);
        });
        assertThat(AWS.metrics().get(0).values()).containsExactly(12.5);
        assertThat(AWS.metrics().get(1).counts()).containsExactly(3.0, 1.0);
        assertThat(AWS.metrics().get(2).statistics().sum()).isEqualTo(10);
    }

    @Test
    void aFullBatchGoesThroughInOneCall() {
        List<MetricDatum> datums = new ArrayList<>();
        for (int i = 0; i < 1000; i++) datums.add(datum(new MetricValue.Single(i)));

        Delivery delivery = destination().put(new MetricBatch("Site", datums));

        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        assertThat(AWS.metrics()).hasSize(1000);
        assertThat(AWS.calls(Operation.PUT_METRIC_DATA)).isEqualTo(1);
    }

    @Test
    void aBatchOfFullDistributionsKeepsTheLimitOfBytes() {
        List<Double> numbers =
                IntStream.rangeClosed(1, 150).mapToObj(i -> i / 7.0).toList();
        MetricDatum full = datum(new MetricValue.Distribution(numbers, numbers));
        List<MetricDatum> batch = MetricBatches.cut(Collections.nCopies(1000, full), datum -> datum)
                .getFirst();

        Delivery delivery = destination().put(new MetricBatch("Site", batch));

        assertThat(batch).hasSizeBetween(300, 400);
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void whatCloudWatchFindsInvalidIsRefusedInItsWords() {
        AWS.refuseMetrics(taken -> taken.values().contains(13.0));

        Delivery delivery = put(datum(new MetricValue.Single(12)), datum(new MetricValue.Single(13)));

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.why())
                .endsWith("(InvalidParameterValue)"));
        assertThat(AWS.metrics()).isEmpty();
    }

    @Test
    void throttlingInHttp400IsRetried() {
        AWS.misbehave(new Fault.Throttle()).times(1);

        assertThat(put(datum(new MetricValue.Single(1))))
                .isEqualTo(new Delivery.RetryLater("AWS throttles (Throttling)", false));
        assertThat(put(datum(new MetricValue.Single(1)))).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void aMissingPermissionIsRetriedAndNamesIt() {
        AWS.misbehave(new Fault.DenyAccess()).times(1);

        assertThat(put(datum(new MetricValue.Single(1))))
                .isInstanceOfSatisfying(Delivery.RetryLater.class, later -> assertThat(later.why())
                        .startsWith("AWS denies access: ")
                        .contains("cloudwatch:PutMetricData"));
    }

    @Test
    void anExpiredSessionIsRetried() {
        AWS.misbehave(new Fault.ExpireToken()).times(1);

        assertThat(put(datum(new MetricValue.Single(1))))
                .isEqualTo(new Delivery.RetryLater("the AWS session token has expired (ExpiredToken)", false));
    }

    private Delivery put(MetricDatum... datums) {
        return destination().put(new MetricBatch("Site", List.of(datums)));
    }

    private static MetricDatum datum(MetricValue value) {
        return new MetricDatum(
                "LoadTime", List.of(new Dimension("page", "/")), NOON, value, StandardUnit.MILLISECONDS, 1);
    }
}
