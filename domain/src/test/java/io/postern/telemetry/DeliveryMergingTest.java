package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.model.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Datums of many submissions that go out as one, and come apart again when CloudWatch refuses them. */
final class DeliveryMergingTest {

    private static final int RECORDS = 200_000;

    private final Delivering delivering = new Delivering();

    @Test
    void datumsOfOneSeriesGoOutAsOne() throws InterruptedException {
        for (int i = 0; i < 1000; i++) delivering.metrics("Shop", List.of(value("latency-" + i % 10, i)));

        assertThat(delivering.round()).isEqualTo(new Round(1000, 0, 0, 0));

        assertThat(delivering.metrics.taken()).singleElement().satisfies(batch -> assertThat(batch.datums())
                .hasSize(10)
                .extracting(MetricDatum::value)
                .allSatisfy(value ->
                        assertThat(((MetricValue.Distribution) value).values()).hasSize(100)));
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Test
    void aBusyRoundOverAHundredSeriesIsOneCall() throws InterruptedException {
        Random random = new Random(1);
        for (int i = 0; i < 15_000; i++)
            delivering.metrics("Shop", List.of(value("latency-" + i % 100, random.nextInt(1000))));

        assertThat(largeRound()).isEqualTo(new Round(15_000, 0, 0, 0));

        assertThat(delivering.metrics.taken()).hasSize(1);
    }

    @Test
    void percentilesSurvive() throws InterruptedException {
        LocalMetricStore store = new LocalMetricStore(Duration.ofHours(1), 10, 10_000, delivering.clock);
        delivering.metrics.answer(store::put);
        for (int i = 0; i < 2002; i++) delivering.metrics("Shop", List.of(value("latency", i % 1001)));

        delivering.round();

        assertThat(store.statistics(new StatisticsQuery(
                        new MetricDescriptor("Shop", "latency", List.of()),
                        delivering.clock.instant(),
                        delivering.clock.instant().plusSeconds(60),
                        Duration.ofMinutes(1),
                        Set.of(new Statistic("p10"), new Statistic("p99"), new Statistic("SampleCount")))))
                .singleElement()
                .satisfies(point -> assertThat(point.values())
                        .containsEntry("p10", 100.0)
                        .containsEntry("p99", 990.0)
                        .containsEntry("SampleCount", 2002.0));
    }

    @Test
    void whatIsThrottledIsPostponedAsItWasSent() throws InterruptedException {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < 3; i++) submissions.add(delivering.metrics("Shop", List.of(value("a", i), value("b", i))));
        delivering.metrics.answer(batch -> TestDestinations.TIMED_OUT);

        assertThat(delivering.round()).isEqualTo(new Round(0, 0, 6, 6));
        delivering.clock.advance(Duration.ofMinutes(1));

        assertThat(delivering.queue.take(10, Duration.ZERO))
                .flatExtracting(claim -> claim.submissions())
                .containsExactlyInAnyOrderElementsOf(submissions.stream()
                        .map(submission -> new QueuedSubmission(submission, 1, RecordNumbers.of(List.of(0, 1))))
                        .toList());
    }

    @Test
    void whatGrewTooOldDoesNotHideAmongYoungerOnes() throws InterruptedException {
        delivering.metrics("Shop", List.of(value("latency", 1)));
        delivering.clock.advance(Duration.ofSeconds(30));
        delivering.metrics("Shop", List.of(value("latency", 2)));
        delivering.clock.advance(Duration.ofDays(14).minusSeconds(10));

        assertThat(delivering.round()).isEqualTo(new Round(1, 1, 0, 0));

        assertThat(delivering.metrics.countByValue()).isEqualTo(Map.of(2.0, 1.0));
        assertThat(delivering.dead()).extracting(DeadLetter::cause).containsExactly(DeathCause.AGED_WHILE_WAITING);
    }

    @Test
    void oneGuiltyRecordAmongManyIsFoundInFewCalls() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            int value = i;
            delivering.metrics("Shop", series(1000, series -> value("m" + series, value)));
        }
        Submission.Metrics poison = delivering.metrics("Shop", List.of(value("m500", 666)));
        AtomicInteger calls = new AtomicInteger();
        delivering.metrics.answer(batch -> {
            calls.incrementAndGet();
            return TestDestinations.refusing(value -> value == 666).apply(batch);
        });

        assertThat(largeRound()).isEqualTo(new Round(100_000, 1, 0, 0));

        // Halving a thousand datums takes ten steps and a hundred members seven, each of two calls.
        assertThat(calls).hasValueLessThan(45);
        assertThat(delivering.metrics.countByValue()).hasSize(100).allSatisfy((value, count) -> assertThat(count)
                .isEqualTo(1000));
        assertThat(delivering.dead())
                .singleElement()
                .returns(poison, DeadLetter::remains)
                .returns(DeathCause.REFUSED, DeadLetter::cause)
                .returns("A value is invalid.", DeadLetter::why);
    }

    @Test
    void onlyTheGuiltyRecordOfASubmissionDies() throws InterruptedException {
        delivering.metrics("Shop", List.of(value("m", 1), value("m", 2)));
        Submission.Metrics mixed = delivering.metrics("Shop", List.of(value("m", 1), value("m", 666), value("m", 3)));
        delivering.metrics.answer(TestDestinations.refusing(value -> value == 666));

        assertThat(delivering.round()).isEqualTo(new Round(4, 1, 0, 0));

        assertThat(delivering.metrics.countByValue()).isEqualTo(Map.of(1.0, 2.0, 2.0, 1.0, 3.0, 1.0));
        assertThat(delivering.dead()).extracting(DeadLetter::remains).containsExactly(mixed.part(List.of(1)));
    }

    @Test
    void aGuiltyStatisticSetIsFoundAmongOthers() throws InterruptedException {
        for (int i = 0; i < 1000; i++)
            delivering.metrics(
                    "Shop", List.of(delivering.datum("m", new MetricValue.StatisticSet(2, 3, i == 321 ? -666 : 1, 2))));
        delivering.metrics.answer(TestDestinations.refusing(value -> value == -666));

        assertThat(delivering.round()).isEqualTo(new Round(999, 1, 0, 0));

        assertThat(delivering.metrics.taken().stream()
                        .flatMap(batch -> batch.datums().stream())
                        .mapToDouble(datum -> ((MetricValue.StatisticSet) datum.value()).sampleCount())
                        .sum())
                .isEqualTo(1998);
    }

    @Test
    void aMergedDatumThatIsRefusedInPartComesApartToo() throws InterruptedException {
        for (int i = 0; i < 4; i++) delivering.metrics("Shop", List.of(value("m", i), value("other", 0)));
        delivering.metrics.answer(
                batch -> switch (TestDestinations.refusing(value -> value == 3).apply(batch)) {
                    case Delivery.Refused refused ->
                        new Delivery.DeliveredInPart(
                                "request", List.of(new Delivery.RefusedRecord(0, DeathCause.TOO_NEW, refused.why())));
                    case Delivery other -> other;
                });

        assertThat(delivering.round()).isEqualTo(new Round(7, 1, 0, 0));

        assertThat(delivering.dead()).extracting(DeadLetter::cause).containsExactly(DeathCause.TOO_NEW);
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void everyRecordIsDeliveredOnceOrDead(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 400) Integer> values,
            @ForAll Set<@IntRange(max = 400) Integer> guilty,
            @ForAll Random random)
            throws InterruptedException {
        Delivering fresh = new Delivering();
        for (int value : values) fresh.metrics("Shop", List.of(value("m" + random.nextInt(3), value)));
        fresh.metrics.answer(TestDestinations.refusing(value -> guilty.contains((int) value)));
        int dead = (int) values.stream().filter(guilty::contains).count();

        assertThat(fresh.round()).isEqualTo(new Round(values.size() - dead, dead, 0, 0));

        assertThat(fresh.metrics.countByValue())
                .isEqualTo(values.stream()
                        .filter(value -> !guilty.contains(value))
                        .collect(Collectors.toMap(Integer::doubleValue, value -> 1.0, Double::sum)));
        assertThat(fresh.dead())
                .extracting(letter -> ((Submission.Metrics) letter.remains())
                        .datums()
                        .getFirst()
                        .value())
                .containsExactlyInAnyOrderElementsOf(values.stream()
                        .filter(guilty::contains)
                        .map(value -> (MetricValue) new MetricValue.Single(value))
                        .toList());
        assertThat(fresh.queue.depth().submissions()).isZero();
    }

    private Round largeRound() throws InterruptedException {
        return delivering
                .over(delivering.queue, delivering.deadLetters, RECORDS, Duration.ZERO)
                .deliver(Delivering.UNWATCHED);
    }

    private MetricDatum value(String name, double value) {
        return delivering.datum(name, new MetricValue.Single(value));
    }

    private static List<MetricDatum> series(int count, IntFunction<MetricDatum> datum) {
        return IntStream.range(0, count).mapToObj(datum).toList();
    }
}
