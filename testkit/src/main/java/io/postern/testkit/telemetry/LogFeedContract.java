package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link LogFeed} promises. */
public interface LogFeedContract {

    /** How long an event may take to be told. */
    Duration TOLD_WITHIN = Duration.ofSeconds(10);

    /** Where the events come from. */
    LogDestination destination();

    /** The feed under test, of the same store. */
    LogFeed feed();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void whatComesIsToldAsItWasSent() throws InterruptedException {
        LogStream stream = Samples.stream("orders");
        try (LogTail tail = followed(stream.group(), "", "")) {
            put(stream, "line\none 😀");

            assertThat(told(tail, 1)).singleElement().satisfies(event -> {
                assertThat(event.message()).isEqualTo("line\none 😀");
                assertThat(event.streamName()).isEqualTo("orders");
                assertThat(event.timestamp()).isEqualTo(now().truncatedTo(ChronoUnit.MILLIS));
                assertThat(event.eventId()).isNotBlank();
            });
        }
    }

    @Test
    default void whatWasThereBeforeIsNoNews() throws InterruptedException {
        LogStream stream = Samples.stream("orders");
        put(stream, "before");
        try (LogTail tail = followed(stream.group(), "", "")) {
            put(stream, "after");

            assertThat(told(tail, 1)).extracting(LogSearch.FoundEvent::message).containsExactly("after");
        }
    }

    @Test
    default void everyEventIsToldOnce() throws InterruptedException {
        LogStream stream = Samples.stream("orders");
        try (LogTail tail = followed(stream.group(), "", "")) {
            put(stream, "same", "same");
            List<LogSearch.FoundEvent> first = told(tail, 2);
            put(stream, "last");

            assertThat(first).extracting(LogSearch.FoundEvent::eventId).doesNotHaveDuplicates();
            assertThat(told(tail, 1)).extracting(LogSearch.FoundEvent::message).containsExactly("last");
        }
    }

    @Test
    default void onlyWhatMatchesIsTold() throws InterruptedException {
        LogStream stream = Samples.stream("orders");
        try (LogTail tail = followed(stream.group(), "orders", "ERROR")) {
            put(stream, "all fine");
            put(new LogStream(stream.group(), "invoices"), "an ERROR elsewhere");
            put(Samples.stream("orders"), "an ERROR in another group");
            put(stream, "an ERROR here");

            assertThat(told(tail, 1)).extracting(LogSearch.FoundEvent::message).containsExactly("an ERROR here");
        }
    }

    @Test
    default void eachTailIsToldOfItsOwn() throws InterruptedException {
        LogStream stream = Samples.stream("orders");
        try (LogTail one = followed(stream.group(), "", "");
                LogTail other = followed(stream.group(), "", "")) {
            put(stream, "for both");

            assertThat(told(one, 1)).extracting(LogSearch.FoundEvent::message).containsExactly("for both");
            assertThat(told(other, 1)).extracting(LogSearch.FoundEvent::message).containsExactly("for both");
        }
    }

    @Test
    default void aClosedTailIsToldOfNothing() throws InterruptedException {
        LogStream stream = Samples.stream("orders");
        AtomicInteger closed = new AtomicInteger();
        LogTail tail = new LogTail(closed::incrementAndGet);
        feed().follow(new TailQuery(stream.group(), "", ""), tail);

        tail.close();
        tail.close();
        put(stream, "for nobody");

        assertThat(tail.next(Duration.ofMillis(1)).events()).isEmpty();
        assertThat(closed).hasValue(1);
    }

    private LogTail followed(String group, String streamName, String filterPattern) {
        LogTail tail = new LogTail(() -> {});
        feed().follow(new TailQuery(group, streamName, filterPattern), tail);
        return tail;
    }

    private static List<LogSearch.FoundEvent> told(LogTail tail, int count) throws InterruptedException {
        List<LogSearch.FoundEvent> told = new ArrayList<>();
        long end = System.nanoTime() + TOLD_WITHIN.toNanos();
        while (told.size() < count && System.nanoTime() < end)
            told.addAll(tail.next(Duration.ofMillis(100)).events());
        return told;
    }

    private void put(LogStream stream, String... messages) {
        Instant at = now().truncatedTo(ChronoUnit.MILLIS);
        destination()
                .put(new LogBatch(
                        stream,
                        List.of(messages).stream()
                                .map(message -> new LogEvent(at, message))
                                .toList()));
    }
}
