package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogFeed;
import io.postern.telemetry.port.LogReader;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalLogStoreTest implements LogDestinationContract, LogReaderContract, LogFeedContract {

    private static final LogStream STREAM = new LogStream("shop", "orders");

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final LocalLogStore store = new LocalLogStore(Duration.ofHours(3), 10_000_000, clock);

    @Override
    public LogDestination destination() {
        return store;
    }

    @Override
    public LogFeed feed() {
        return store;
    }

    @Override
    public LogReader reader() {
        return store;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void whatArrivedBeforeTheRetentionIsForgotten() {
        put(store, "hello");

        clock.advance(Duration.ofHours(3));
        assertThat(search(store, "")).containsExactly("hello");
        clock.advance(Duration.ofNanos(1));

        assertThat(store.search(query(""))).isEqualTo(new LogSearch.NoSuchGroup("shop"));
    }

    @Test
    void beyondTheBoundOfBytesTheFirstToArriveGo() {
        LocalLogStore small = new LocalLogStore(Duration.ofHours(3), 100, clock);
        for (String message : List.of("a".repeat(20), "b".repeat(20), "c".repeat(20))) put(small, message);

        assertThat(search(small, "")).containsExactly("b".repeat(20), "c".repeat(20));
    }

    @Test
    void whoFollowsWithALaboriousFilterHoldsUpNobody() {
        LogTail laborious = new LogTail(
                () -> {}, _ -> CompletableFuture.supplyAsync(() -> search(store, ""), Thread::startVirtualThread)
                        .orTimeout(5, TimeUnit.SECONDS)
                        .thenApply(found -> found.size() == 1)
                        .join());
        store.follow(new TailQuery("shop", "", ""), laborious);

        put(store, "hello");

        assertThat(laborious.closed()).isFalse();
    }

    @Test
    void aSearchGoesThroughMoreThanItLooksAtInOneTurn() {
        for (int i = 0; i < 2_500; i++) put(store, i % 500 == 499 ? "rare " + i : "common " + i);
        LogQuery rare = query("rare");

        LogSearch.Found page = (LogSearch.Found) store.search(rare.from("", 3));
        LogSearch.Found rest = (LogSearch.Found) store.search(rare.from(page.nextToken(), 3));

        assertThat(page.events())
                .extracting(LogSearch.FoundEvent::message)
                .containsExactly("rare 499", "rare 999", "rare 1499");
        assertThat(rest.events()).extracting(LogSearch.FoundEvent::message).containsExactly("rare 1999", "rare 2499");
        assertThat(rest.nextToken()).isEmpty();
    }

    @Test
    void anEventThatCanNeverBeStoredRefusesTheBatch() {
        assertThat(store.put(new LogBatch(STREAM, List.of(new LogEvent(now(), "")))))
                .isInstanceOf(Delivery.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "-ERROR, true",
                "-INFO, false",
                "started -ERROR, true",
                "started -INFO, false",
                "?WARN ?INFO, true",
                "?WARN ?ERROR, false",
                "'\"INFO: service\"', true",
                "'-\"INFO: service\"', false",
                "'?\"no such\" ?INFO', true",
                "größe, true",
                "'  INFO   started  ', true",
            })
    void termsMayBeExcludedOrAlternatives(String filterPattern, boolean found) {
        put(store, "INFO: service started, größe 7");

        assertThat(search(store, filterPattern)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ $.level = \"ERROR\" }", "[ip, user]", "%ERROR%", "a.b", "\"open", "-", "?a b", "?a -b", "\"\""
            })
    void aPatternOfAnotherKindIsRefusedAndTheSupportedOnesAreNamed(String filterPattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.search(query(filterPattern)))
                .withMessageStartingWith("filterPattern: ")
                .withMessageContaining("phrases in double quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "/", "2026-05-01T10:00:00Z/", "2026-05-01T10:00:00Z/x", "yesterday/1"})
    void aTokenThatIsNotOursIsRefused(String token) {
        put(store, "hello");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.search(new LogQuery("shop", "", now(), now().plusSeconds(1), "", 10, token)))
                .withMessageStartingWith("nextToken: ");
    }

    private void put(LocalLogStore to, String message) {
        assertThat(to.put(new LogBatch(STREAM, List.of(new LogEvent(now(), message)))))
                .isInstanceOf(Delivery.Delivered.class);
    }

    private List<String> search(LocalLogStore in, String filterPattern) {
        LogSearch answer = in.search(query(filterPattern));
        if (answer instanceof LogSearch.Found found)
            return found.events().stream().map(LogSearch.FoundEvent::message).toList();
        throw new AssertionError(answer + " (expected: Found)");
    }

    private LogQuery query(String filterPattern) {
        return new LogQuery(
                "shop", "", now().minus(Duration.ofHours(4)), now().plus(Duration.ofHours(4)), filterPattern, 10, "");
    }
}
