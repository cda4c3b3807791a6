package io.postern.telemetry.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

final class LogBatchesTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void nothingMakesNoBatch() {
        assertThat(cut(List.of())).isEmpty();
    }

    @Test
    void tenThousandEventsShareOneRequestAndTheNextTakesAnother() {
        assertThat(cut(Collections.nCopies(10_001, new LogEvent(AT, "x"))))
                .extracting(List::size)
                .containsExactly(10_000, 1);
    }

    @Test
    void aRequestIsFilledToItsLastByte() {
        LogEvent half = new LogEvent(AT, "x".repeat(524_288 - 26));
        LogEvent larger = new LogEvent(AT, "x".repeat(524_288 - 25));

        assertThat(cut(List.of(half, half))).hasSize(1);
        assertThat(cut(List.of(half, larger))).hasSize(2);
    }

    @Test
    void bytesAreThoseOfUtf8() {
        assertThat(LogBatches.bytes(new LogEvent(AT, "aé€😀"))).isEqualTo(1 + 2 + 3 + 4 + 26);
    }

    @Test
    void eventsOfTwentyFourHoursShareOneRequest() {
        LogEvent first = new LogEvent(AT, "first");
        LogEvent last = new LogEvent(AT.plus(Duration.ofHours(24)), "last");

        assertThat(cut(List.of(first, last))).hasSize(1);
    }

    @Test
    void aMillisecondMoreTakesAnotherRequest() {
        LogEvent first = new LogEvent(AT, "first");
        LogEvent last = new LogEvent(AT.plus(Duration.ofHours(24)).plusMillis(1), "last");

        assertThat(cut(List.of(last, first))).containsExactly(List.of(first), List.of(last));
    }

    @Test
    void equalTimesStayInOrderOfArrival() {
        List<LogEvent> events = IntStream.range(0, 100)
                .mapToObj(i -> new LogEvent(AT, "event " + i))
                .toList();

        assertThat(cut(events)).containsExactly(events);
    }

    @Property(tries = 200)
    void everyEventIsInOneBatchSortedByTime(@ForAll("manyEvents") List<LogEvent> events) {
        List<LogEvent> packed = new ArrayList<>();
        cut(events).forEach(packed::addAll);

        assertThat(packed)
                .isEqualTo(events.stream()
                        .sorted(Comparator.comparing(LogEvent::timestamp))
                        .toList());
    }

    @Property(tries = 200)
    void everyBatchKeepsTheLimits(@ForAll("manyEvents") List<LogEvent> events) {
        assertThat(cut(events)).allSatisfy(batch -> {
            assertThat(batch).hasSizeBetween(1, 10_000);
            assertThat(bytes(batch)).isLessThanOrEqualTo(1_048_576);
            assertThat(span(batch)).isLessThanOrEqualTo(Duration.ofHours(24));
        });
    }

    @Property(tries = 200)
    void noEventCouldHaveGoneWithTheBatchBefore(@ForAll("manyEvents") List<LogEvent> events) {
        List<List<LogEvent>> batches = cut(events);

        for (int i = 1; i < batches.size(); i++) {
            List<LogEvent> fuller = new ArrayList<>(batches.get(i - 1));
            fuller.add(batches.get(i).getFirst());
            assertThat(fuller.size() > 10_000
                            || bytes(fuller) > 1_048_576
                            || span(fuller).compareTo(Duration.ofHours(24)) > 0)
                    .isTrue();
        }
    }

    @Property
    void theSizeOfAnyTextIsThatOfItsUtf8(@ForAll String text) {
        String wellFormed = new String(text.getBytes(UTF_8), UTF_8);

        assertThat(Utf8.bytes(wellFormed)).isEqualTo(wellFormed.getBytes(UTF_8).length);
    }

    @Test
    void theSizeOfALongTextIsThatOfItsUtf8() {
        String line = "a line of text that is long enough to be measured as a whole ";

        assertThat(Utf8.bytes(line)).isEqualTo(61);
        assertThat(Utf8.bytes(line + "?")).isEqualTo(62);
        assertThat(Utf8.bytes(line + "é")).isEqualTo(63);
        assertThat(Utf8.bytes(line + "€")).isEqualTo(64);
        assertThat(Utf8.bytes(line + "\ud83d")).isEqualTo(64);
    }

    @Test
    void aLoneSurrogateCountsAsItsReplacement() {
        assertThat(Utf8.bytes("a\ud83d")).isEqualTo(4);
        assertThat(Utf8.bytes("\ude00a")).isEqualTo(4);
    }

    /** Few sizes and wide times, so that count, bytes and span each cut now and then. */
    @Provide
    Arbitrary<List<LogEvent>> manyEvents() {
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, Duration.ofDays(3).toMillis()).map(AT::plusMillis);
        Arbitrary<String> messages = Arbitraries.of("x", "line", "€".repeat(50_000), "x".repeat(300_000));
        Arbitrary<Integer> repeats = Arbitraries.frequency(Tuple.of(9, 1), Tuple.of(1, 7000));
        return Combinators.combine(times, messages, repeats)
                .as((time, message, repeat) ->
                        Collections.nCopies(message.length() > 10 ? 1 : repeat, new LogEvent(time, message)))
                .list()
                .ofMaxSize(20)
                .map(runs -> runs.stream().flatMap(List::stream).toList());
    }

    private static List<List<LogEvent>> cut(List<LogEvent> events) {
        return LogBatches.cut(events, event -> event);
    }

    private static int bytes(List<LogEvent> batch) {
        return batch.stream()
                .mapToInt(event -> event.message().getBytes(UTF_8).length + 26)
                .sum();
    }

    private static Duration span(List<LogEvent> batch) {
        return Duration.between(batch.getFirst().timestamp(), batch.getLast().timestamp());
    }
}
