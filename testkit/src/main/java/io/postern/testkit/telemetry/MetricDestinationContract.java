package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.port.MetricDestination;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What every {@link MetricDestination} promises while all is well on its other side. */
public interface MetricDestinationContract {

    /** The destination under test; the same one throughout a test. */
    MetricDestination destination();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void aGoodBatchIsDelivered() {
        assertThat(put(Samples.datum("latency", now(), Samples.single(12)))).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void everyDeliveryHasARequestIdOfItsOwn() {
        assertThat(requestId(put(Samples.datum("latency", now(), Samples.single(1)))))
                .isNotBlank()
                .isNotEqualTo(requestId(put(Samples.datum("latency", now(), Samples.single(1)))));
    }

    @Test
    default void everyKindOfValueIsTaken() {
        Delivery delivery = put(
                Samples.datum("single", now(), Samples.single(-0x1p360)),
                Samples.datum(
                        "distribution", now(), new MetricValue.Distribution(List.of(1.5, 2.0), List.of(3.0, 0.5))),
                Samples.datum("set", now(), new MetricValue.StatisticSet(2, 3, 1, 2)),
                Samples.toTheSecond(Samples.datum("resolution", now(), Samples.single(0))));

        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void theLargestDatumIsTaken() {
        Dimension[] dimensions = IntStream.range(0, 30)
                .mapToObj(i -> new Dimension("d" + i, "v".repeat(1024)))
                .toArray(Dimension[]::new);
        List<Double> values = IntStream.range(0, 150).mapToObj(i -> i + 0.5).toList();
        MetricValue value = new MetricValue.Distribution(values, Collections.nCopies(150, 2.0));

        assertThat(put(Samples.with(Samples.datum("n".repeat(255), now(), value), dimensions)))
                .isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void aThousandDatumsAreTakenAtOnce() {
        MetricDatum[] datums = IntStream.range(0, 1000)
                .mapToObj(i -> Samples.datum("metric-" + i % 10, now(), Samples.single(i)))
                .toArray(MetricDatum[]::new);

        assertThat(put(datums)).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void theOldestAndTheNewestDatumAreTaken() {
        Delivery delivery = put(
                Samples.datum("old", now().minus(Duration.ofDays(14)).plusSeconds(60), Samples.single(1)),
                Samples.datum("new", now().plus(Duration.ofHours(2)).minusSeconds(60), Samples.single(1)));

        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    default void oneBadDatumRefusesTheWholeBatchWithAReason() {
        Delivery delivery = put(
                Samples.datum("good", now(), Samples.single(1)),
                Samples.datum("bad", now().minus(Duration.ofDays(21)), Samples.single(1)));

        assertThat(delivery)
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .extracting(Delivery.Refused::why, InstanceOfAssertFactories.STRING)
                .isNotBlank();
    }

    @Test
    default void manyBatchesAtOnceAreDelivered() {
        MetricDatum datum = Samples.datum("parallel", now(), Samples.single(1));

        assertThat(AtOnce.run(20, () -> put(datum))).hasOnlyElementsOfType(Delivery.Delivered.class);
    }

    private Delivery put(MetricDatum... datums) {
        return destination().put(new MetricBatch(Unique.name("Postern/Test"), List.of(datums)));
    }

    private static String requestId(Delivery delivery) {
        if (delivery instanceof Delivery.Delivered delivered) return delivered.requestId();
        throw new AssertionError(delivery + " (expected: delivered)");
    }
}
