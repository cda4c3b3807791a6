package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link MetricReader} promises of many queries at once. */
public interface MetricDataContract {

    /** How long what was delivered may take to show. */
    Duration COMES_WITHIN = Duration.ofSeconds(10);

    /** Where the data comes from. */
    MetricDestination destination();

    /** The reader under test, of the same store. */
    MetricReader reader();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void eachQueryHasAResultUnderItsId() {
        String namespace = put(datum(0, 1), datum(60, 5), datum(60, 7));

        Eventually.passes(COMES_WITHIN, () -> assertThat(
                        found(request(query("sum", namespace, "Sum"), query("max", namespace, "Maximum")))
                                .results())
                .containsExactlyInAnyOrder(
                        complete("sum", List.of(at(0), at(60)), List.of(1.0, 12.0)),
                        complete("max", List.of(at(0), at(60)), List.of(1.0, 7.0))));
    }

    @Test
    default void theNewestComeFirstWhenAskedTo() {
        String namespace = put(datum(0, 1), datum(60, 5));
        MetricDataRequest newestFirst = new MetricDataRequest(
                List.of(query("sum", namespace, "Sum")), at(0), at(600), true, MetricDataRequest.DATAPOINTS_MAX, "");

        Eventually.passes(COMES_WITHIN, () -> assertThat(found(newestFirst).results())
                .containsExactly(complete("sum", List.of(at(60), at(0)), List.of(5.0, 1.0))));
    }

    @Test
    default void aSeriesThatNobodySentHasAResultWithoutValues() {
        assertThat(found(request(query("sum", Unique.name("Postern/Nothing"), "Sum")))
                        .results())
                .containsExactly(complete("sum", List.of(), List.of()));
    }

    @Test
    default void aQueryWithoutDimensionsMeansTheSeriesWithoutThem() {
        String namespace = put(datum(0, 1), Samples.with(datum(0, 100), new Dimension("page", "/cart")));

        Eventually.passes(COMES_WITHIN, () -> assertThat(
                        found(request(query("sum", namespace, "Sum"))).results())
                .containsExactly(complete("sum", List.of(at(0)), List.of(1.0))));
    }

    @Test
    default void whatIsNotReturnedIsLeftOut() {
        String namespace = put(datum(0, 1));
        MetricDataQuery hidden = new MetricDataQuery.OfSeries(
                "hidden", "", false, series(namespace), Duration.ofMinutes(1), new Statistic("Sum"), "");

        Eventually.passes(COMES_WITHIN, () -> assertThat(
                        found(request(hidden, query("sum", namespace, "Sum"))).results())
                .containsExactly(complete("sum", List.of(at(0)), List.of(1.0))));
    }

    @Test
    default void aUnitLeavesOutWhatWasSentInOthers() {
        String namespace = put(datum(0, 1), Samples.in(StandardUnit.MILLISECONDS, datum(0, 250)));
        MetricDataQuery inMillis = new MetricDataQuery.OfSeries(
                "sum", "", true, series(namespace), Duration.ofMinutes(1), new Statistic("Sum"), "Milliseconds");

        Eventually.passes(
                COMES_WITHIN, () -> assertThat(found(request(inMillis)).results())
                        .containsExactly(complete("sum", List.of(at(0)), List.of(250.0))));
    }

    @Test
    default void aLabelIsGivenBack() {
        String namespace = put(datum(0, 1));
        MetricDataQuery labelled = new MetricDataQuery.OfSeries(
                "sum", "Orders", true, series(namespace), Duration.ofMinutes(1), new Statistic("Sum"), "");

        assertThat(found(request(labelled)).results())
                .extracting(MetricData.Result::label)
                .containsExactly("Orders");
    }

    @Test
    default void manyValuesComePageByPageAndEachOnce() {
        String namespace = put(datum(0, 1), datum(60, 2), datum(120, 3), datum(180, 4), datum(240, 5));

        Eventually.passes(COMES_WITHIN, () -> {
            List<Double> values = new ArrayList<>();
            String token = "";
            do {
                MetricData.Found page = found(new MetricDataRequest(
                        List.of(query("sum", namespace, "Sum")), at(0), at(600), false, 2, token));
                assertThat(page.datapoints()).isLessThanOrEqualTo(2);
                page.results().forEach(result -> values.addAll(result.values()));
                token = page.nextToken();
            } while (!token.isEmpty());
            assertThat(values).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        });
    }

    @Test
    default void aTokenOfNoPageIsRefused() {
        MetricDataRequest foreign = new MetricDataRequest(
                List.of(query("sum", "Postern/Test", "Sum")), at(0), at(600), false, 2, "no page's");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().data(foreign))
                .withMessageContaining("nextToken");
    }

    private MetricData.Found found(MetricDataRequest request) {
        if (reader().data(request) instanceof MetricData.Found found) return found;
        throw new AssertionError(request + " (expected: Found)");
    }

    private MetricDataRequest request(MetricDataQuery... queries) {
        return new MetricDataRequest(List.of(queries), at(0), at(600), false, MetricDataRequest.DATAPOINTS_MAX, "");
    }

    private static MetricDataQuery query(String id, String namespace, String statistic) {
        return new MetricDataQuery.OfSeries(
                id, "", true, series(namespace), Duration.ofMinutes(1), new Statistic(statistic), "");
    }

    private static MetricDescriptor series(String namespace) {
        return new MetricDescriptor(namespace, "latency", List.of());
    }

    private static MetricData.Result complete(String id, List<Instant> timestamps, List<Double> values) {
        return new MetricData.Result(id, "latency", MetricData.Result.COMPLETE, timestamps, values, List.of());
    }

    private MetricDatum datum(int second, double value) {
        return Samples.datum("latency", at(second), new MetricValue.Single(value));
    }

    /** So many seconds after an hour ago. */
    private Instant at(int second) {
        return now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1)).plusSeconds(second);
    }

    private String put(MetricDatum... datums) {
        String namespace = Unique.name("Postern/Test");
        assertThat(destination().put(new MetricBatch(namespace, Arrays.asList(datums))))
                .isInstanceOf(Delivery.Delivered.class);
        return namespace;
    }
}
