package io.postern.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.memory.MemorySinkQueue;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.RefusedPage;
import io.postern.metering.model.SinkRound;
import io.postern.metering.model.Telling;
import io.postern.metering.model.TellingPolicy;
import io.postern.metering.port.MeterSink;
import io.postern.metering.port.RefusedEntries;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class TellSinkTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final TellingPolicy POLICY = new TellingPolicy(3, Duration.ofDays(1));
    private static final Telling TOLD = new Telling.Told();

    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final MemorySinkQueue queue = new MemorySinkQueue("billing", 100, LEASE, clock);
    private final Map<String, Telling> answers = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final MemoryRefusedEntries refused = new MemoryRefusedEntries(100, Duration.ofDays(14), clock);

    /** Answers as the test says, and takes what it says nothing of. */
    private final class ToldSink implements MeterSink {

        @Override
        public String name() {
            return "billing";
        }

        @Override
        public List<Telling> tell(List<MeterEvent> events) {
            events.forEach(event -> told.add(event.id()));
            return events.stream()
                    .map(event -> answers.getOrDefault(event.id(), TOLD))
                    .toList();
        }
    }

    /** Cannot keep anything. */
    private static final class UnreachableEntries implements RefusedEntries {

        @Override
        public List<RefusedEntry> add(List<RefusedEntry> entries) {
            throw new PortUnavailable("keep refused entries", new IOException("gone"));
        }

        @Override
        public RefusedPage find(String after, int max) {
            throw new PortUnavailable("list refused entries", new IOException("gone"));
        }
    }

    private final TellSink tellSink = new TellSink(new ToldSink(), queue, refused, POLICY, clock);

    private List<String> kept() {
        return refused.find("", 10).entries().stream()
                .map(entry -> entry.id() + " " + entry.reason().word() + " " + entry.detail())
                .toList();
    }

    @Test
    void whereNothingWaitsNobodyIsTold() {
        assertThat(tellSink.tell()).isEqualTo(SinkRound.IDLE);
        assertThat(told).isEmpty();
    }

    @Test
    void eachEventIsToldOnceAndGone() {
        queue.offer(List.of(event("a"), event("b"), event("c"), event("d")));

        assertThat(tellSink.tell().told()).isEqualTo(3);
        assertThat(tellSink.tell().told()).isEqualTo(1);

        assertThat(told).containsExactly("a", "b", "c", "d");
        assertThat(queue.depth().events()).isZero();
    }

    @Test
    void whatItCannotTakeNowComesBackAndItsNeighboursDoNot() {
        queue.offer(List.of(event("a"), event("b"), event("c")));
        answers.put("b", new Telling.Later("503", Duration.ofSeconds(7)));

        assertThat(tellSink.tell()).isEqualTo(new SinkRound(2, 1, 0, "503", Duration.ofSeconds(7)));

        answers.clear();
        assertThat(tellSink.tell()).isEqualTo(SinkRound.IDLE);
        now = now.plus(LEASE);
        assertThat(tellSink.tell().told()).isEqualTo(1);
        assertThat(told).containsExactly("a", "b", "c", "b");
    }

    @Test
    void whatItNeverTakesIsKeptWithItsWordsAndGone() {
        queue.offer(List.of(event("a"), event("b")));
        answers.put("a", new Telling.Refused("400 no such method"));

        assertThat(tellSink.tell()).isEqualTo(new SinkRound(1, 0, 1, "", Duration.ZERO));

        assertThat(kept()).containsExactly("billing:a by_sink billing: 400 no such method");
        assertThat(queue.depth().events()).isZero();
    }

    @Test
    void whatWaitedTooLongIsToldOnceMoreAndThenGivenUp() {
        queue.offer(List.of(event("a"), event("b")));
        answers.put("a", new Telling.Later("503", Duration.ZERO));
        answers.put("b", new Telling.Later("503", Duration.ZERO));
        tellSink.tell();

        now = now.plus(Duration.ofDays(2));
        answers.remove("b");

        assertThat(tellSink.tell()).isEqualTo(new SinkRound(1, 0, 1, "", Duration.ZERO));
        assertThat(kept()).containsExactly("billing:a by_sink billing: given up after PT24H: 503");
        assertThat(queue.depth().events()).isZero();
    }

    @Test
    void aSinkThatRefusesAllOfManyIsRatherBrokenItself() {
        TellSink inTwelves =
                new TellSink(new ToldSink(), queue, refused, new TellingPolicy(12, Duration.ofDays(1)), clock);
        for (int i = 0; i < 11; i++) {
            queue.offer(List.of(event("e" + i)));
            answers.put("e" + i, new Telling.Refused("400 <html>"));
        }

        SinkRound round = inTwelves.tell();

        assertThat(round).isEqualTo(new SinkRound(0, 11, 0, "it refused all of 11: 400 <html>", Duration.ZERO));
        assertThat(round.stuck()).isTrue();
        assertThat(kept()).isEmpty();

        now = now.plus(Duration.ofDays(2));
        assertThat(inTwelves.tell().refused()).isEqualTo(11);
        assertThat(kept())
                .contains("billing:e10 by_sink billing: given up after PT24H: it refused all of 11: 400 <html>");
    }

    @Test
    void whereItTakesOneOfManyTheOthersAreRefused() {
        TellSink inTwelves =
                new TellSink(new ToldSink(), queue, refused, new TellingPolicy(12, Duration.ofDays(1)), clock);
        for (int i = 0; i < 11; i++) {
            queue.offer(List.of(event("e" + i)));
            answers.put("e" + i, new Telling.Refused("400"));
        }
        queue.offer(List.of(event("good")));

        assertThat(inTwelves.tell()).isEqualTo(new SinkRound(1, 0, 11, "", Duration.ZERO));
    }

    @Test
    void whatCannotBeKeptAsRefusedComesBackAndWhatWasToldDoesNot() {
        queue.offer(List.of(event("a"), event("b")));
        answers.put("a", new Telling.Refused("400"));
        TellSink full = new TellSink(new ToldSink(), queue, new UnreachableEntries(), POLICY, clock);

        assertThatThrownBy(full::tell).isInstanceOf(PortUnavailable.class);

        now = now.plus(LEASE);
        assertThat(tellSink.tell()).isEqualTo(new SinkRound(0, 0, 1, "", Duration.ZERO));
    }

    @Test
    void aSinkThatSaysLessThanItWasAskedIsABug() {
        queue.offer(List.of(event("a")));
        MeterSink mute = new MeterSink() {
            @Override
            public String name() {
                return "mute";
            }

            @Override
            public List<Telling> tell(List<MeterEvent> events) {
                return List.of();
            }
        };

        assertThatThrownBy(() -> new TellSink(mute, queue, refused, POLICY, clock).tell())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tellings: 0");
    }

    private static MeterEvent event(String id) {
        return new MeterEvent(
                id,
                Instant.parse("2026-11-28T09:59:00Z"),
                "shop",
                "GET",
                "/",
                "/",
                200,
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of());
    }
}
