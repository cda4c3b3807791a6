package io.postern.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.ClientSight;
import io.postern.telemetry.model.Confined;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.model.Sight;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.model.TailOpening;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.Readers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever a client asks, all that it is shown is its own, and all that is its own can be had. */
final class ReadingWithinSightTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final List<String> NAMES = List.of("shop", "shop/eu", "bank", "bank/eu");
    private static final List<String> APPS = List.of("", "shop", "bank");
    private static final List<String> WORDS = List.of("orders", "errors");

    private final LocalMetricStore metrics = new LocalMetricStore(Duration.ofHours(3), 10_000, 100_000, CLOCK);
    private final LocalLogStore logs = new LocalLogStore(Duration.ofHours(3), 10 << 20, CLOCK);
    private final TailPlaces places = new TailPlaces(8);

    ReadingWithinSightTest() {
        for (String name : NAMES)
            for (String app : APPS)
                for (String word : WORDS) {
                    metrics.put(new MetricBatch(name, List.of(datum(word, app))));
                    logs.put(new LogBatch(new LogStream(name, "web"), List.of(event(word, app))));
                }
    }

    @Property(tries = 500)
    void exactlyTheOwnSeriesAreListedWhateverIsAskedFor(@ForAll long seed) {
        Random random = new Random(seed);
        Policy policy = policy(random);
        MetricFilter wanted = new MetricFilter(any(random, NAMES), any(random, WORDS), dimensions(random), "");

        Sight sight = new ClientSight(ClientId.DEFAULT, policy);
        if (!(sight.listing(wanted) instanceof Confined.Permitted<MetricFilter>(MetricFilter permitted))) return;
        List<MetricDescriptor> listed =
                readings(sight).listMetrics().list(permitted, Reach.END).metrics();

        List<MetricDescriptor> own = new ArrayList<>();
        for (MetricDescriptor series :
                metrics.list(new MetricFilter("", "", List.of(), "")).metrics())
            if (owns(policy, series) && wanted.matches(series)) own.add(series);
        assertThat(listed).containsExactlyElementsOf(own);
    }

    @Property(tries = 500)
    void noStatisticIsOfAnothersSeries(@ForAll long seed) {
        Random random = new Random(seed);
        Policy policy = policy(random);
        MetricDescriptor wanted = new MetricDescriptor(one(random, NAMES), one(random, WORDS), dimensions(random));
        StatisticsQuery query = new StatisticsQuery(
                wanted, NOW.minusSeconds(600), NOW, Duration.ofMinutes(1), Set.of(new Statistic("Sum")));

        Sight sight = new ClientSight(ClientId.DEFAULT, policy);
        if (!(sight.statistics(query) instanceof Confined.Permitted<StatisticsQuery>(StatisticsQuery permitted))) {
            // A name with any value is no series, so that it may be of whatever it says.
            assertThat(owns(policy, wanted)).isFalse();
            return;
        }
        readings(sight).readStatistics().read(permitted);

        assertThat(owns(policy, permitted.metric())).isTrue();
    }

    @Property(tries = 500)
    void exactlyTheOwnEventsAreFoundWhateverIsAskedFor(@ForAll long seed) {
        Random random = new Random(seed);
        Policy policy = policy(random);
        String group = one(random, NAMES);
        String pattern = any(random, List.of("orders", "shop", "-bank"));
        LogQuery query = new LogQuery(group, "", NOW.minusSeconds(600), NOW, pattern, 1 + random.nextInt(3), "");

        Sight sight = new ClientSight(ClientId.DEFAULT, policy);
        boolean mayRead = policy.reads().logGroups().permits(group);
        if (!(sight.search(query) instanceof Confined.Permitted<LogQuery>(LogQuery permitted))) {
            assertThat(mayRead).isFalse();
            return;
        }
        assertThat(mayRead).isTrue();
        List<String> expected = all(readings(Sight.ALL).searchLogs(), query).stream()
                .filter(message -> policy.logFields().none() || message.contains("\"app\":\"shop\""))
                .toList();
        assertThat(all(readings(sight).searchLogs(), permitted)).isEqualTo(expected);
    }

    @Test
    void aPageEndsWithoutTellingWhatItEndedWith() {
        for (int i = 0; i < 600; i++) metrics.put(new MetricBatch("bank", List.of(datum("secret-" + i, ""))));
        Sight sight =
                new ClientSight(ClientId.DEFAULT, PolicyText.read("r\tshop").orElseThrow());
        MetricFilter all = new MetricFilter("", "", List.of(), "");

        MetricPage first = readings(sight).listMetrics().list(all, Reach.PAGE);

        assertThat(first.metrics()).isEmpty();
        assertThat(first.nextToken()).isNotEmpty();
        String bytes = new String(Base64.getUrlDecoder().decode(first.nextToken()), ISO_8859_1);
        assertThat(bytes).doesNotContain("bank", "secret");
        assertThat(readings(sight).listMetrics().list(all, Reach.END).metrics()).hasSize(6);
    }

    @Test
    void aTailTellsOwnEventsAndMissesNoOthers() throws InterruptedException {
        Sight sight = new ClientSight(
                ClientId.DEFAULT, PolicyText.read("l\tshop\nf\tapp\tshop").orElseThrow());
        LogTail tail = tail(sight);

        for (int i = 0; i < LogTail.EVENTS_MAX + 1; i++)
            logs.put(new LogBatch(new LogStream("shop", "web"), List.of(event("orders", "bank"))));
        logs.put(new LogBatch(new LogStream("shop", "web"), List.of(event("orders", "shop"), event("errors", "shop"))));

        LogTail.Batch batch = tail.next(Duration.ZERO);
        assertThat(batch.events())
                .extracting(LogSearch.FoundEvent::message)
                .containsExactly("{\"app\":\"shop\",\"message\":\"orders\"}");
        assertThat(batch.missed()).isZero();
    }

    @Test
    void clientsGetHalfOfThePlacesForTailsAndEachAQuarter() {
        Policy policy = PolicyText.read("l\tshop").orElseThrow();
        List<Sight> clients = new ArrayList<>();
        for (String id : List.of("one", "two", "three")) clients.add(new ClientSight(new ClientId(id), policy));

        List<LogTail> first = List.of(tail(clients.get(0)), tail(clients.get(0)));
        assertThat(opening(clients.get(0))).isInstanceOf(TailOpening.TooMany.class);
        for (int i = 0; i < 2; i++) tail(clients.get(1));
        assertThat(opening(clients.get(2))).isInstanceOf(TailOpening.TooMany.class);
        for (int i = 0; i < 4; i++) tail(Sight.ALL);
        assertThat(opening(Sight.ALL)).isInstanceOf(TailOpening.TooMany.class);

        first.getFirst().close();
        tail(clients.get(2));
    }

    private LogTail tail(Sight sight) {
        return ((TailOpening.Opened) opening(sight)).tail();
    }

    private TailOpening opening(Sight sight) {
        return readings(sight).tailLogs().open(new TailQuery("shop", "", "orders"));
    }

    private Readings readings(Sight sight) {
        Readers readers = new Readers(metrics, logs, new LocalDashboards(1, CLOCK));
        return Readings.of(readers, new TailLogs(logs, places, () -> true, sight), sight);
    }

    private static List<String> all(SearchLogs searchLogs, LogQuery query) {
        List<String> messages = new ArrayList<>();
        String token = "";
        do {
            LogSearch.Found page = (LogSearch.Found) searchLogs.search(query.from(token, query.limit()), Reach.PAGE);
            page.events().forEach(event -> messages.add(event.message()));
            token = page.nextToken();
        } while (!token.isEmpty());
        return messages;
    }

    private static boolean owns(Policy policy, MetricDescriptor series) {
        return policy.reads().namespaces().permits(series.namespace())
                && (policy.dimensions().none() || series.dimensions().contains(new Dimension("App", "shop")));
    }

    private static Policy policy(Random random) {
        List<String> lines = new ArrayList<>(List.of("n\tshop"));
        for (String rule : List.of("r", "l"))
            if (random.nextInt(5) > 0)
                lines.add(rule + "\t" + one(random, List.of("*", "shop", "shop/*", "*/eu", "shop\tbank")));
        if (random.nextBoolean()) lines.add("d\tApp\tshop");
        if (random.nextBoolean()) lines.add("f\tapp\tshop");
        return PolicyText.read(String.join("\n", lines)).orElseThrow();
    }

    private static List<Dimension> dimensions(Random random) {
        return random.nextBoolean() ? List.of() : List.of(new Dimension("App", any(random, List.of("shop", "bank"))));
    }

    private static String any(Random random, List<String> texts) {
        return random.nextInt(3) == 0 ? "" : one(random, texts);
    }

    private static String one(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static MetricDatum datum(String name, String app) {
        return new MetricDatum(
                name,
                app.isEmpty() ? List.of() : List.of(new Dimension("App", app)),
                NOW.minusSeconds(60),
                new MetricValue.Single(1),
                StandardUnit.COUNT,
                60);
    }

    private static LogEvent event(String word, String app) {
        return new LogEvent(
                NOW.minusSeconds(60), app.isEmpty() ? word : "{\"app\":\"" + app + "\",\"message\":\"" + word + "\"}");
    }
}
