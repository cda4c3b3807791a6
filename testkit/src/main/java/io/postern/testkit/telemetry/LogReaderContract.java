package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogReader;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LogReader} promises of the events that its destination took. */
public interface LogReaderContract {

    /** How long what was delivered may take to show. */
    Duration FOUND_WITHIN = Duration.ofSeconds(10);

    /** Where the events come from. */
    LogDestination destination();

    /** The reader under test, of the same store. */
    LogReader reader();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void anEventIsFoundAsItWasSent() {
        LogStream stream = put(Samples.stream("orders"), event(0, "line\none 😀 {\"a\":1}"));

        assertMessages(all(stream), "line\none 😀 {\"a\":1}");
        assertThat(found(all(stream)).events()).singleElement().satisfies(event -> {
            assertThat(event.timestamp()).isEqualTo(start());
            assertThat(event.streamName()).isEqualTo("orders");
            assertThat(event.eventId()).isNotBlank();
            assertThat(event.ingestedAt()).isBetween(now().minusSeconds(60), now().plusSeconds(60));
        });
    }

    @Test
    default void equalEventsAreFoundEachWithItsOwnId() {
        LogStream stream = put(Samples.stream("orders"), event(0, "same"), event(0, "same"));

        assertMessages(all(stream), "same", "same");
        assertThat(found(all(stream)).events())
                .extracting(LogSearch.FoundEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    default void theOldestComesFirstThoughItWasSentLast() {
        LogStream stream = put(Samples.stream("orders"), event(10, "second"), event(20, "third"));
        put(stream, event(0, "first"));

        assertMessages(all(stream), "first", "second", "third");
    }

    @Test
    default void theStartIsPartOfTheRangeAndTheEndIsNot() {
        LogStream stream = put(
                Samples.stream("orders"),
                event(0, "before"),
                event(10, "at the start"),
                event(15, "inside"),
                event(20, "at the end"));

        assertMessages(
                new LogQuery(stream.group(), "", start().plusSeconds(10), start().plusSeconds(20), "", 100, ""),
                "at the start",
                "inside");
    }

    @Test
    default void allStreamsOfAGroupAreSearched() {
        LogStream orders = put(Samples.stream("orders"), event(0, "from orders"));
        put(new LogStream(orders.group(), "invoices"), event(1, "from invoices"));

        assertMessages(all(orders), "from orders", "from invoices");
    }

    @Test
    default void aStreamsNameFindsOnlyItsEvents() {
        LogStream orders = put(Samples.stream("orders"), event(0, "from orders"));
        put(new LogStream(orders.group(), "orders2"), event(1, "from orders2"));

        assertMessages(new LogQuery(orders.group(), "orders", start(), end(), "", 100, ""), "from orders");
    }

    @Test
    default void otherGroupsAreNotSearched() {
        LogStream stream = put(Samples.stream("orders"), event(0, "mine"));
        put(Samples.stream("orders"), event(0, "not mine"));

        assertMessages(all(stream), "mine");
    }

    @Test
    default void aTermFindsTheEventsThatHoldIt() {
        LogStream stream = put(Samples.stream("orders"), event(0, "an ERROR here"), event(1, "all fine"));

        assertMessages(matching(stream, "ERROR"), "an ERROR here");
    }

    @Test
    default void termsAreCaseSensitive() {
        LogStream stream = put(Samples.stream("orders"), event(0, "an ERROR here"), event(1, "an error here"));

        assertMessages(matching(stream, "error"), "an error here");
    }

    @Test
    default void allTermsMustOccurInAnyOrder() {
        LogStream stream = put(
                Samples.stream("orders"),
                event(0, "payment failed"),
                event(1, "failed: payment"),
                event(2, "payment done"));

        assertMessages(matching(stream, "payment failed"), "payment failed", "failed: payment");
    }

    @Test
    default void aQuotedPhraseMustOccurAsItIs() {
        LogStream stream =
                put(Samples.stream("orders"), event(0, "payment failed again"), event(1, "failed again: payment"));

        assertMessages(matching(stream, "\"payment failed\""), "payment failed again");
    }

    @Test
    default void manyEventsComePageByPageAndEachOnce() {
        List<String> messages =
                IntStream.range(0, 25).mapToObj(i -> "event " + i).toList();
        LogStream stream = put(
                Samples.stream("orders"),
                IntStream.range(0, 25).mapToObj(i -> event(i / 2, "event " + i)).toArray(LogEvent[]::new));

        Eventually.passes(FOUND_WITHIN, () -> {
            List<LogSearch.Found> pages = pages(stream, 10);
            assertThat(pages).allSatisfy(page -> assertThat(page.events()).hasSizeLessThanOrEqualTo(10));
            assertThat(pages.stream().flatMap(page -> page.events().stream()))
                    .extracting(LogSearch.FoundEvent::message)
                    .isEqualTo(messages);
        });
    }

    @Test
    default void noneThatBearsWhatIsWantedIsLeftOut() {
        String own = "{\"app\":\"shop\",\"user\":\"ü*\",\"message\":\"hello\"}";
        LogStream stream = put(Samples.stream("orders"), event(0, own), event(1, "{\"app\":\"bank\"}"));
        Map<String, String> stamps = Map.of("app", "shop", "user", "ü*");

        Eventually.passes(FOUND_WITHIN, () -> assertThat(
                        found(all(stream).ofThoseBearing(stamps)).events())
                .extracting(LogSearch.FoundEvent::message)
                .contains(own));
    }

    @Test
    default void aRangeWithoutEventsIsEmptyAndComplete() {
        LogStream stream = put(Samples.stream("orders"), event(0, "elsewhere"));

        assertMessages(all(stream), "elsewhere");
        assertThat(reader().search(new LogQuery(stream.group(), "", start().plusSeconds(30), end(), "", 100, "")))
                .isEqualTo(new LogSearch.Found(List.of(), ""));
    }

    @Test
    default void aGroupThatDoesNotExistIsSaidToBeMissing() {
        String group = Unique.name("/postern/nothing");

        assertThat(reader().search(new LogQuery(group, "", start(), end(), "", 100, "")))
                .isEqualTo(new LogSearch.NoSuchGroup(group));
    }

    private List<LogSearch.Found> pages(LogStream stream, int limit) {
        List<LogSearch.Found> pages = new ArrayList<>();
        String nextToken = "";
        do {
            pages.add(found(new LogQuery(stream.group(), "", start(), end(), "", limit, nextToken)));
            nextToken = pages.getLast().nextToken();
        } while (!nextToken.isEmpty());
        return pages;
    }

    private LogSearch.Found found(LogQuery query) {
        LogSearch answer = reader().search(query);
        if (answer instanceof LogSearch.Found found) return found;
        throw new AssertionError(answer + " (expected: Found)");
    }

    private void assertMessages(LogQuery query, String... expected) {
        Eventually.passes(FOUND_WITHIN, () -> assertThat(found(query).events())
                .extracting(LogSearch.FoundEvent::message)
                .containsExactly(expected));
    }

    private LogQuery all(LogStream stream) {
        return matching(stream, "");
    }

    private LogQuery matching(LogStream stream, String filterPattern) {
        return new LogQuery(stream.group(), "", start(), end(), filterPattern, 100, "");
    }

    private LogStream put(LogStream stream, LogEvent... events) {
        assertThat(destination().put(new LogBatch(stream, List.of(events)))).isInstanceOf(Delivery.Delivered.class);
        return stream;
    }

    private LogEvent event(int second, String message) {
        return new LogEvent(start().plusSeconds(second), message);
    }

    /** An hour ago. */
    private Instant start() {
        return now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
    }

    private Instant end() {
        return start().plus(Duration.ofMinutes(1));
    }
}
