package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link MetricReader} promises of the list of series. */
public interface MetricListingContract {

    /** How long a new series may take to show. */
    Duration LISTED_WITHIN = Duration.ofSeconds(10);

    Dimension CART = new Dimension("page", "/cart");
    Dimension HOME = new Dimension("page", "/home");
    Dimension SWEDEN = new Dimension("country", "se");

    /** Where the data comes from. */
    MetricDestination destination();

    /** The reader under test, of the same store. */
    MetricReader reader();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void aSeriesIsListedOnceHoweverOftenItWasSent() {
        String namespace = put(datum("clicks"), datum("clicks"));

        assertListed(filter(namespace, ""), series(namespace, "clicks"));
    }

    @Test
    default void seriesOfOneMetricAreListedByTheirDimensions() {
        String namespace = put(datum("clicks"), datum("clicks", CART), datum("clicks", HOME));

        assertListed(
                filter(namespace, ""),
                series(namespace, "clicks"),
                series(namespace, "clicks", CART),
                series(namespace, "clicks", HOME));
    }

    @Test
    default void seriesAreListedInOrder() {
        String namespace = put(datum("b"), datum("a", HOME), datum("c"), datum("a", CART), datum("a"));

        assertListed(
                filter(namespace, ""),
                series(namespace, "a"),
                series(namespace, "a", CART),
                series(namespace, "a", HOME),
                series(namespace, "b"),
                series(namespace, "c"));
    }

    @Test
    default void otherNamespacesAreNotListed() {
        String namespace = put(datum("clicks"));
        put(datum("clicks"));

        assertListed(filter(namespace, ""), series(namespace, "clicks"));
    }

    @Test
    default void aNameFindsOnlyMetricsOfThatName() {
        String namespace = put(datum("clicks"), datum("clicks2"));

        assertListed(filter(namespace, "clicks"), series(namespace, "clicks"));
    }

    @Test
    default void aDimensionFindsTheSeriesThatHaveItAmongOthers() {
        String namespace = put(datum("a"), datum("b", CART), datum("c", CART, SWEDEN), datum("d", HOME));

        assertListed(filter(namespace, "", CART), series(namespace, "b", CART), series(namespace, "c", CART, SWEDEN));
    }

    @Test
    default void aDimensionWithoutValueFindsAnyValue() {
        String namespace = put(datum("a"), datum("b", CART), datum("c", SWEDEN), datum("d", HOME));

        assertListed(
                filter(namespace, "", new Dimension("page", "")),
                series(namespace, "b", CART),
                series(namespace, "d", HOME));
    }

    @Test
    default void twoDimensionsMustBothBePresent() {
        String namespace = put(datum("a", CART), datum("b", CART, SWEDEN), datum("c", SWEDEN));

        assertListed(filter(namespace, "", SWEDEN, CART), series(namespace, "b", CART, SWEDEN));
    }

    @Test
    default void nothingIsListedWhereNothingWasSent() {
        assertThat(reader().list(filter(Unique.name("Postern/Nothing"), ""))).isEqualTo(new MetricPage(List.of(), ""));
    }

    @Test
    default void manySeriesComePageByPageAndEachOnce() {
        MetricDatum[] datums =
                IntStream.range(0, 1000).mapToObj(i -> datum("metric-" + i)).toArray(MetricDatum[]::new);
        String namespace = put(datums);

        Eventually.passes(LISTED_WITHIN, () -> {
            List<MetricPage> pages = pages(filter(namespace, ""));
            assertThat(pages).hasSizeGreaterThanOrEqualTo(2).allSatisfy(page -> assertThat(page.metrics())
                    .hasSizeLessThanOrEqualTo(MetricPage.SIZE));
            assertThat(pages.stream().flatMap(page -> page.metrics().stream()))
                    .doesNotHaveDuplicates()
                    .hasSize(1000);
        });
    }

    private List<MetricPage> pages(MetricFilter filter) {
        List<MetricPage> pages = new ArrayList<>();
        pages.add(reader().list(filter));
        while (!pages.getLast().nextToken().isEmpty()) {
            pages.add(reader().list(new MetricFilter(
                    filter.namespace(),
                    filter.metricName(),
                    filter.dimensions(),
                    pages.getLast().nextToken())));
        }
        return pages;
    }

    private MetricDatum datum(String metricName, Dimension... dimensions) {
        return Samples.with(Samples.datum(metricName, now(), Samples.single(1)), dimensions);
    }

    private static MetricDescriptor series(String namespace, String metricName, Dimension... dimensions) {
        return new MetricDescriptor(namespace, metricName, List.of(dimensions));
    }

    private static MetricFilter filter(String namespace, String metricName, Dimension... dimensions) {
        return new MetricFilter(namespace, metricName, List.of(dimensions), "");
    }

    private String put(MetricDatum... datums) {
        String namespace = Unique.name("Postern/Test");
        assertThat(destination().put(new MetricBatch(namespace, List.of(datums))))
                .isInstanceOf(Delivery.Delivered.class);
        return namespace;
    }

    private void assertListed(MetricFilter filter, MetricDescriptor... expected) {
        Eventually.passes(LISTED_WITHIN, () -> assertThat(
                        reader().list(filter).metrics().stream().map(MetricListingContract::sorted))
                .containsExactly(
                        Stream.of(expected).map(MetricListingContract::sorted).toArray(MetricDescriptor[]::new)));
    }

    /** The order of a series' dimensions means nothing. */
    private static MetricDescriptor sorted(MetricDescriptor series) {
        List<Dimension> dimensions = series.dimensions().stream()
                .sorted(Comparator.comparing(Dimension::name))
                .toList();
        return new MetricDescriptor(series.namespace(), series.metricName(), dimensions);
    }
}
