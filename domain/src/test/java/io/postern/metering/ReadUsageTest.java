package io.postern.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.postern.metering.memory.MemoryUsageLedger;
import io.postern.metering.model.BucketSize;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Retention;
import io.postern.metering.model.Series;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.StatusClass;
import io.postern.metering.model.Sums;
import io.postern.metering.model.UsageDimension;
import io.postern.metering.model.UsageGroup;
import io.postern.metering.model.UsageOrder;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageReport;
import io.postern.metering.model.UsageRow;
import io.postern.metering.port.UsageReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ReadUsageTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final UsageQuestion TODAY =
            new UsageQuestion(SeriesFilter.ALL, BucketSize.HOUR, NOON.minus(Duration.ofHours(6)), NOON.plusSeconds(1));

    private final MemoryUsageLedger ledger = new MemoryUsageLedger(
            new LedgerPolicy(
                    new Retention(Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3)),
                    new SeriesBounds(100, 100),
                    Duration.ofDays(1)),
            new MemoryUsageLedger.Room(1_000, 1_000),
            List.of(),
            Clock.fixed(NOON, ZoneOffset.UTC));
    private int calls;

    ReadUsageTest() {
        ledger.record(List.of(
                call("shop", "/a", 200, 10, NOON),
                call("shop", "/a", 404, 10, NOON),
                call("shop", "/b", 500, 10, NOON.minus(Duration.ofHours(1))),
                call("till", "/a", 200, 1_000, NOON)));
    }

    @Test
    void usageIsToldApartByWhatIsAskedFor() {
        UsageReport.Known report = known(List.of(UsageDimension.APPLICATION), UsageOrder.NAMES, 10);

        assertEquals(List.of(List.of("shop"), List.of("till")), names(report));
        UsageGroup shop = report.groups().getFirst();
        assertEquals(3, shop.sums().calls());
        assertEquals(2, shop.errors());
        assertEquals(30, shop.sums().bytes());
    }

    @Test
    void namesStandInTheOrderInWhichTheyWereAskedFor() {
        UsageReport.Known report = known(List.of(UsageDimension.TIME, UsageDimension.ROUTE), UsageOrder.NAMES, 10);

        assertEquals(
                List.of(List.of("2026-11-28T11:00:00Z", "/b"), List.of("2026-11-28T12:00:00Z", "/a")), names(report));
    }

    @Test
    void theMostComeFirstWhenSoAsked() {
        assertEquals(
                List.of("till"),
                known(List.of(UsageDimension.APPLICATION), UsageOrder.BYTES, 1)
                        .groups()
                        .getFirst()
                        .names());
        assertEquals(
                List.of(List.of("4xx"), List.of("5xx"), List.of("2xx")),
                names(known(List.of(UsageDimension.STATUS_CLASS), UsageOrder.ERRORS, 10)));
    }

    @Test
    void whatIsLeftOutIsInTheTotal() {
        UsageReport.Known report = known(List.of(UsageDimension.APPLICATION), UsageOrder.CALLS, 1);

        assertEquals(List.of(List.of("shop")), names(report));
        assertEquals(1, report.groupsLeft());
        assertEquals(4, report.total().sums().calls());
        assertEquals(2, report.total().errors());
    }

    @Test
    void withoutDimensionsAllIsOneGroup() {
        assertEquals(List.of(List.of()), names(known(List.of(), UsageOrder.NAMES, 1)));
    }

    @Test
    void whatIsTooMuchIsSaid() {
        ReadUsage readUsage = new ReadUsage((_, sumsMax, _) -> new UsageReading.TooMuch(sumsMax));

        assertEquals(
                new UsageReport.TooMuch(100_000),
                readUsage.read(new UsageQuery(TODAY, List.of(), UsageOrder.NAMES, 1)));
    }

    @Test
    void moreGroupsThanCanBeToldApartAreTooMuch() {
        List<UsageDimension> byRoute = List.of(UsageDimension.ROUTE);

        assertEquals(
                new UsageReport.TooMuch(20_000),
                new ReadUsage(routes(20_001)).read(new UsageQuery(TODAY, byRoute, UsageOrder.NAMES, 1)));
        assertInstanceOf(
                UsageReport.Known.class,
                new ReadUsage(routes(20_000)).read(new UsageQuery(TODAY, byRoute, UsageOrder.NAMES, 1)));
    }

    @Test
    void aThirdQuestionWaitsUntilOneIsAnswered() throws InterruptedException, ExecutionException {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ReadUsage readUsage = new ReadUsage((_, _, _) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            asked.countDown();
            await(answered);
            inside.decrementAndGet();
            return new UsageReading.Read();
        });
        UsageQuery query = new UsageQuery(TODAY, List.of(), UsageOrder.NAMES, 1);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UsageReport>> reports = new ArrayList<>();
            for (int i = 0; i < 3; i++) reports.add(threads.submit(() -> readUsage.read(query)));
            await(asked);
            answered.countDown();
            for (Future<UsageReport> report : reports) assertInstanceOf(UsageReport.Known.class, report.get());
        }
        assertEquals(2, most.get());
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        List<UsageDimension> twice = List.of(UsageDimension.TIME, UsageDimension.TIME);
        assertThrows(IllegalArgumentException.class, () -> new UsageQuery(TODAY, twice, UsageOrder.NAMES, 1));
        assertThrows(IllegalArgumentException.class, () -> new UsageQuery(TODAY, List.of(), UsageOrder.NAMES, 0));
        assertThrows(
                IllegalArgumentException.class, () -> new UsageQuestion(SeriesFilter.ALL, BucketSize.DAY, NOON, NOON));
    }

    private UsageReport.Known known(List<UsageDimension> groupBy, UsageOrder order, int groupsMax) {
        UsageReport report = new ReadUsage(ledger).read(new UsageQuery(TODAY, groupBy, order, groupsMax));
        return assertInstanceOf(UsageReport.Known.class, report);
    }

    private static UsageReader routes(int count) {
        return (question, _, rows) -> {
            for (int i = 0; i < count; i++)
                rows.accept(new UsageRow(
                        new Series("shop", "GET", "/" + i, StatusClass.SUCCESS), question.first(), new Sums()));
            return new UsageReading.Read();
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("test: interrupted (expected: an answer)", e);
        }
    }

    private static List<List<String>> names(UsageReport.Known report) {
        return report.groups().stream().map(UsageGroup::names).toList();
    }

    private MeterEvent call(String application, String route, int status, long bytes, Instant at) {
        return new MeterEvent(
                "event" + ++calls,
                at,
                application,
                "GET",
                route,
                route,
                status,
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(bytes),
                Map.of());
    }
}
