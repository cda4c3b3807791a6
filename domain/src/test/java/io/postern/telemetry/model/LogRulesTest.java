package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LogRulesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final LogStream STREAM = new LogStream("shop", "orders");
    private static final LogEvent GOOD = new LogEvent(NOW, "hello");

    static Stream<LogStream> goodStreams() {
        return Stream.of(
                new LogStream("/aws/lambda/My_function-1.0#a", "2026/05/01/[$LATEST]0123"),
                new LogStream("g".repeat(512), "s".repeat(512)),
                new LogStream("g", "größe 😀"));
    }

    @ParameterizedTest
    @MethodSource("goodStreams")
    void aGoodStreamIsTaken(LogStream stream) {
        assertThat(LogRules.check(stream, List.of(GOOD), NOW)).isEmpty();
    }

    static Stream<Arguments> badStreams() {
        return Stream.of(
                Arguments.of(new LogStream("", "s"), Reason.LOG_GROUP_NAME_INVALID, "logGroupName"),
                Arguments.of(new LogStream("a group", "s"), Reason.LOG_GROUP_NAME_INVALID, "logGroupName"),
                Arguments.of(new LogStream("größe", "s"), Reason.LOG_GROUP_NAME_INVALID, "logGroupName"),
                Arguments.of(new LogStream("g\n", "s"), Reason.LOG_GROUP_NAME_INVALID, "logGroupName"),
                Arguments.of(new LogStream("g".repeat(513), "s"), Reason.LOG_GROUP_NAME_INVALID, "logGroupName"),
                Arguments.of(new LogStream("g", ""), Reason.LOG_STREAM_NAME_INVALID, "logStreamName"),
                Arguments.of(new LogStream("g", "a:b"), Reason.LOG_STREAM_NAME_INVALID, "logStreamName"),
                Arguments.of(new LogStream("g", "a*"), Reason.LOG_STREAM_NAME_INVALID, "logStreamName"),
                Arguments.of(new LogStream("g", "s".repeat(513)), Reason.LOG_STREAM_NAME_INVALID, "logStreamName"));
    }

    @ParameterizedTest
    @MethodSource("badStreams")
    void aBadStreamIsRefusedForTheWhole(LogStream stream, Reason reason, String field) {
        assertThat(LogRules.check(stream, List.of(GOOD), NOW))
                .extracting(Refusal::reason, Refusal::index, Refusal::field)
                .containsExactly(Tuple.tuple(reason, Refusal.WHOLE, field));
    }

    @Test
    void tenThousandEventsAreTaken() {
        assertThat(LogRules.check(STREAM, Collections.nCopies(10_000, GOOD), NOW))
                .isEmpty();
    }

    @Test
    void noneIsTooFew() {
        assertThat(LogRules.check(STREAM, List.of(), NOW))
                .extracting(Refusal::reason, Refusal::index)
                .containsExactly(Tuple.tuple(Reason.NO_RECORDS, Refusal.WHOLE));
    }

    @Test
    void oneMoreIsTooMany() {
        assertThat(LogRules.check(STREAM, Collections.nCopies(10_001, GOOD), NOW))
                .extracting(Refusal::reason, Refusal::index)
                .containsExactly(Tuple.tuple(Reason.TOO_MANY_RECORDS, Refusal.WHOLE));
    }

    static Stream<LogEvent> goodEvents() {
        return Stream.of(
                new LogEvent(NOW, " "),
                new LogEvent(NOW, "x".repeat(1_048_550)),
                new LogEvent(NOW, "€".repeat(349_516)),
                new LogEvent(NOW.minus(Duration.ofDays(14)), "x"),
                new LogEvent(NOW.plus(Duration.ofHours(2)), "x"));
    }

    @ParameterizedTest
    @MethodSource("goodEvents")
    void whatLiesOnTheBorderIsTaken(LogEvent event) {
        assertThat(LogRules.check(STREAM, List.of(event), NOW)).isEmpty();
    }

    static Stream<Arguments> badEvents() {
        return Stream.of(
                Arguments.of(new LogEvent(NOW, ""), Reason.MESSAGE_EMPTY, "message"),
                Arguments.of(new LogEvent(NOW, "x".repeat(1_048_551)), Reason.EVENT_TOO_LARGE, "message"),
                Arguments.of(new LogEvent(NOW, "€".repeat(349_517)), Reason.EVENT_TOO_LARGE, "message"),
                Arguments.of(
                        new LogEvent(NOW.minus(Duration.ofDays(14)).minusMillis(1), "x"),
                        Reason.TIMESTAMP_TOO_OLD,
                        "timestamp"),
                Arguments.of(
                        new LogEvent(NOW.plus(Duration.ofHours(2)).plusMillis(1), "x"),
                        Reason.TIMESTAMP_TOO_NEW,
                        "timestamp"));
    }

    @ParameterizedTest
    @MethodSource("badEvents")
    void whatLiesBeyondIsRefusedByItsIndex(LogEvent event, Reason reason, String field) {
        assertThat(LogRules.check(STREAM, List.of(GOOD, event), NOW))
                .extracting(Refusal::reason, Refusal::index, Refusal::field)
                .containsExactly(Tuple.tuple(reason, 1, field));
    }

    @Test
    void anEventIsLateBeyondFourteenDays() {
        assertThat(LogRules.late(new LogEvent(NOW.minus(Duration.ofDays(14)), "x"), NOW))
                .isFalse();
        assertThat(LogRules.late(new LogEvent(NOW.minus(Duration.ofDays(14)).minusMillis(1), "x"), NOW))
                .isTrue();
    }
}
