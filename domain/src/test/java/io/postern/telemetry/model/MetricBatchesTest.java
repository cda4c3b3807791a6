package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MetricBatchesTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void nothingMakesNoBatch() {
        assertThat(cut(List.of())).isEmpty();
    }

    @Test
    void aThousandDatumsShareOneRequest() {
        assertThat(cut(Collections.nCopies(1000, datum("latency", 0)))).hasSize(1);
    }

    @Test
    void theNextDatumTakesAnother() {
        assertThat(cut(Collections.nCopies(1001, datum("latency", 0))))
                .extracting(List::size)
                .containsExactly(1000, 1);
    }

    @Test
    void bytesCutWhereTheCountDoesNot() {
        assertThat(cut(Collections.nCopies(100, datum("latency", 30)))).hasSizeGreaterThan(1);
    }

    @Test
    void theLargestGoodDatumFitsARequest() {
        assertThat(MetricBatches.bytes(datum("n".repeat(255), 30))).isLessThan(CloudWatchLimits.METRIC_REQUEST_BYTES);
    }

    @Test
    void aStatisticSetWeighsMoreThanAValue() {
        MetricDatum single = new MetricDatum("m", List.of(), AT, new MetricValue.Single(1), StandardUnit.NONE, 60);
        MetricDatum set =
                new MetricDatum("m", List.of(), AT, new MetricValue.StatisticSet(1, 1, 1, 1), StandardUnit.NONE, 60);

        assertThat(MetricBatches.bytes(set)).isGreaterThan(MetricBatches.bytes(single));
    }

    @Property(tries = 100)
    void everyDatumIsInOneBatchInOrder(@ForAll("manyDatums") List<MetricDatum> datums) {
        List<MetricDatum> packed = new ArrayList<>();
        cut(datums).forEach(packed::addAll);

        assertThat(packed).isEqualTo(datums);
    }

    @Property(tries = 100)
    void everyBatchKeepsTheLimits(@ForAll("manyDatums") List<MetricDatum> datums) {
        assertThat(cut(datums)).allSatisfy(batch -> {
            assertThat(batch).hasSizeBetween(1, 1000);
            assertThat(bytes(batch)).isLessThanOrEqualTo(1_000_000);
        });
    }

    @Property(tries = 100)
    void noDatumCouldHaveGoneWithTheBatchBefore(@ForAll("manyDatums") List<MetricDatum> datums) {
        List<List<MetricDatum>> batches = cut(datums);

        for (int i = 1; i < batches.size(); i++) {
            List<MetricDatum> fuller = new ArrayList<>(batches.get(i - 1));
            fuller.add(batches.get(i).getFirst());
            assertThat(fuller.size() > 1000 || bytes(fuller) > 1_000_000).isTrue();
        }
    }

    /** Runs of equal datums, so that both the count and the bytes cut. */
    @Provide
    Arbitrary<List<MetricDatum>> manyDatums() {
        Arbitrary<List<MetricDatum>> run = Arbitraries.integers()
                .between(0, 30)
                .flatMap(dimensions -> Arbitraries.integers()
                        .between(1, 1200)
                        .map(count -> Collections.nCopies(count, datum("m" + count, dimensions))));
        return run.list()
                .ofMaxSize(5)
                .map(runs -> runs.stream().flatMap(List::stream).toList());
    }

    private static List<List<MetricDatum>> cut(List<MetricDatum> datums) {
        return MetricBatches.cut(datums, datum -> datum);
    }

    private static int bytes(List<MetricDatum> batch) {
        return 1024 + batch.stream().mapToInt(MetricBatches::bytes).sum();
    }

    private static MetricDatum datum(String name, int dimensions) {
        List<Dimension> all = IntStream.range(0, dimensions)
                .mapToObj(i -> new Dimension("d" + i, "v".repeat(1024)))
                .toList();
        return new MetricDatum(name, all, AT, new MetricValue.Single(1), StandardUnit.NONE, 60);
    }
}
