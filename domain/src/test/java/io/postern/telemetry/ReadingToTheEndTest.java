package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadingToTheEndTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void aPageIsOnePage() {
        Pages reader = new Pages(3, "x");

        assertThat(new ListMetrics(reader).list(filter(), Reach.PAGE).nextToken())
                .isEqualTo("1");
        assertThat(new ReadMetricData(reader).read(request(), Reach.PAGE))
                .isInstanceOfSatisfying(MetricData.Found.class, page -> assertThat(page.nextToken())
                        .isEqualTo("1"));
        assertThat(new SearchLogs(reader).search(query(100), Reach.PAGE))
                .isInstanceOfSatisfying(LogSearch.Found.class, page -> assertThat(page.nextToken())
                        .isEqualTo("1"));
    }

    @Test
    void allPagesAreFollowedInOrder() {
        Pages reader = new Pages(3, "x");

        MetricPage metrics = new ListMetrics(reader).list(filter(), Reach.END);
        assertThat(metrics.metrics()).extracting(MetricDescriptor::metricName).containsExactly("m0", "m1", "m2");
        assertThat(metrics.nextToken()).isEmpty();
        assertThat(new ReadMetricData(reader).read(request(), Reach.END))
                .isEqualTo(new MetricData.Found(
                        List.of(new MetricData.Result(
                                "sum",
                                "orders",
                                "Complete",
                                List.of(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120)),
                                List.of(0.0, 1.0, 2.0),
                                List.of("a word"))),
                        List.of("a message"),
                        ""));
        assertThat(found(new SearchLogs(reader).search(query(100), Reach.END)).events())
                .extracting(LogSearch.FoundEvent::eventId)
                .containsExactly("0", "1", "2");
    }

    @Test
    void aBoundLeavesATokenToGoOnWith() {
        Pages reader = new Pages(1000, "x");

        MetricPage metrics = new ListMetrics(reader).list(filter(), Reach.END);
        assertThat(metrics.metrics()).hasSize(ListMetrics.PAGES_MAX);
        assertThat(metrics.nextToken()).isEqualTo("20");
        assertThat(new ReadMetricData(reader).read(request(), Reach.END))
                .isInstanceOfSatisfying(MetricData.Found.class, page -> assertThat(page.nextToken())
                        .isEqualTo("20"));
        LogSearch.Found events = found(new SearchLogs(reader).search(query(100), Reach.END));
        assertThat(events.events()).hasSize(SearchLogs.PAGES_MAX);
        assertThat(events.nextToken()).isEqualTo("50");
    }

    @Test
    void noMoreEventsComeThanTheLimit() {
        LogSearch.Found events = found(new SearchLogs(new Pages(1000, "x")).search(query(7), Reach.END));

        assertThat(events.events()).hasSize(7);
        assertThat(events.nextToken()).isEqualTo("7");
    }

    @Test
    void muchTextEndsASearch() {
        LogSearch.Found events =
                found(new SearchLogs(new Pages(1000, "x".repeat(1 << 20))).search(query(100), Reach.END));

        assertThat(events.events()).hasSize(8);
    }

    private static LogSearch.Found found(LogSearch search) {
        if (search instanceof LogSearch.Found found) return found;
        throw new AssertionError(search + " (expected: Found)");
    }

    private static MetricFilter filter() {
        return new MetricFilter("Shop", "", List.of(), "");
    }

    private static MetricDataRequest request() {
        MetricDataQuery query = new MetricDataQuery.OfSeries(
                "sum",
                "",
                true,
                new MetricDescriptor("Shop", "orders", List.of()),
                Duration.ofMinutes(1),
                new Statistic("Sum"),
                "");
        return new MetricDataRequest(List.of(query), NOON, NOON.plusSeconds(600), false, 1, "");
    }

    private static LogQuery query(int limit) {
        return new LogQuery("group", "", NOON, NOON.plusSeconds(60), "", limit, "");
    }

    /** Answers so many pages with one thing on each. */
    private record Pages(int count, String message) implements MetricReader, LogReader {

        @Override
        public MetricPage list(MetricFilter filter) {
            int page = page(filter.nextToken());
            return new MetricPage(List.of(new MetricDescriptor("Shop", "m" + page, List.of())), after(page));
        }

        @Override
        public List<Datapoint> statistics(StatisticsQuery query) {
            throw new UnsupportedOperationException("statistics: asked (expected: nobody asks)");
        }

        @Override
        public MetricData data(MetricDataRequest request) {
            int page = page(request.nextToken());
            MetricData.Result result = new MetricData.Result(
                    "sum",
                    "orders",
                    page + 1 < count ? "PartialData" : "Complete",
                    List.of(NOON.plusSeconds(60L * page)),
                    List.of((double) page),
                    List.of("a word"));
            return new MetricData.Found(List.of(result), List.of("a message"), after(page));
        }

        @Override
        public LogSearch search(LogQuery query) {
            int page = page(query.nextToken());
            int last = Math.min(count, page + 1);
            return new LogSearch.Found(
                    IntStream.range(page, last)
                            .mapToObj(i -> new LogSearch.FoundEvent(Integer.toString(i), "stream", NOON, NOON, message))
                            .toList(),
                    after(page));
        }

        private static int page(String token) {
            return token.isEmpty() ? 0 : Integer.parseInt(token);
        }

        private String after(int page) {
            return page + 1 < count ? Integer.toString(page + 1) : "";
        }
    }
}
