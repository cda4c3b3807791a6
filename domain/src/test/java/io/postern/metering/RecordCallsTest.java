package io.postern.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.LogLines;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.TimeWindow;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final CountingLedger ledger = new CountingLedger();
    private final MemoryRefusedEntries refused = new MemoryRefusedEntries(100, Duration.ofDays(1), CLOCK);
    private final RecordCalls recordCalls = new RecordCalls(
            new PairReader(), ledger, refused, new TimeWindow(Duration.ofDays(7), Duration.ofMinutes(10)), CLOCK);

    @Test
    void anEntryBecomesAMeterEvent() {
        MeterEvent event = only("extendedRequestId=x1;requestTimeEpoch=1795860000123;principalId=shop;httpMethod=get;"
                + "resourcePath=/pets/{id};path=/prod/pets/7;status=404;sourceIp=192.0.2.7;responseLatency=12;"
                + "integrationLatency=9;responseLength=345;apiId=a1;stage=prod;requestId=chosen;unknown=1");

        assertEquals(
                new MeterEvent(
                        "x1",
                        Instant.ofEpochMilli(1_795_860_000_123L),
                        "shop",
                        "GET",
                        "/pets/{id}",
                        "/prod/pets/7",
                        404,
                        "192.0.2.7",
                        OptionalLong.of(12),
                        OptionalLong.of(9),
                        OptionalLong.of(345),
                        Map.of("apiId", "a1", "stage", "prod", "from", "test")),
                event);
    }

    @Test
    void whatIsADashIsUnknown() {
        MeterEvent event = only("extendedRequestId=-;requestTimeEpoch=-;requestTime=-;principalId=-;apiKeyId=k1;"
                + "httpMethod=-;resourcePath=-;path=/x;status=-;sourceIp=-;responseLatency=-;integrationLatency=-;"
                + "responseLength=-;apiId=-");

        assertEquals("k1", event.application());
        assertEquals("/x", event.route());
        assertEquals(0, event.status());
        assertEquals(NOW, event.at());
        assertEquals(OptionalLong.empty(), event.responseBytes());
        assertEquals(Map.of("from", "test"), event.labels());
    }

    @ParameterizedTest
    @CsvSource({"200,200", "599,599", "99,0", "600,0", "-1,0", "abc,0", "99999999999999999999,0", "0,0", "404.0,404"})
    void aStatusThatThereIsNotIsUnknown(String written, int status) {
        assertEquals(status, only("path=/x;status=" + written).status());
    }

    @ParameterizedTest
    @CsvSource({"-5", "x", "9999999999999999999", "1e3", "'1,5'", "' 7'"})
    void aSizeThatIsNoneIsUnknown(String written) {
        MeterEvent event = only("path=/x;responseLength=" + written + ";integrationLatency=" + written);

        assertEquals(OptionalLong.empty(), event.responseBytes());
        assertEquals(OptionalLong.empty(), event.backendLatencyMillis());
    }

    @ParameterizedTest
    @CsvSource({
        "GET /pets/{id}, /pets/{id}",
        "ANY /pets, /pets",
        "$default, $default",
        "/pets, /pets",
        "GET, GET",
        "'', /x"
    })
    void theRouteIsNamedWithoutItsMethod(String written, String route) {
        assertEquals(route, only("path=/x;routeKey=" + written).route());
    }

    @Test
    void theTimeIsTheBestThatIsKnown() {
        Instant logged = NOW.minusSeconds(30);

        assertEquals(
                Instant.parse("2026-11-28T09:59:59Z"),
                only("path=/x;requestTimeEpoch=0;requestTime=28/Nov/2026:10:59:59 +0100")
                        .at());
        assertEquals(
                logged,
                only(LogLine.Text.ofEvent("e1", Optional.of(logged), "path=/x;requestTime=yesterday"))
                        .at());
        assertEquals(NOW, only("path=/y").at());
    }

    @Test
    void aTimeFarOffIsNotCounted() {
        CallsTaken taken = take(
                line("path=/old;requestTimeEpoch="
                        + NOW.minus(Duration.ofDays(8)).toEpochMilli()),
                line("path=/new;requestTimeEpoch="
                        + NOW.plus(Duration.ofMinutes(11)).toEpochMilli()),
                line("path=/seconds;requestTimeEpoch=" + NOW.getEpochSecond()),
                line("path=/good;requestTimeEpoch="
                        + NOW.plus(Duration.ofMinutes(9)).toEpochMilli()));

        assertEquals(new CallsTaken.Taken(1, 0, 3, Map.of(EntryRefusal.TOO_OLD, 2, EntryRefusal.TOO_NEW, 1)), taken);
        assertEquals("/good", ledger.counted.values().iterator().next().url());
    }

    @Test
    void oneBrokenLineAmongAThousandHindersNoOther() {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) lines.add(line(i == 500 ? "what?" : "path=/x;extendedRequestId=id" + i));

        CallsTaken taken = recordCalls.record(lines(lines), LogFormat.aws(), Map.of());

        assertEquals(new CallsTaken.Taken(999, 0, 1, Map.of(EntryRefusal.NOT_JSON, 1)), taken);
        RefusedEntry kept = refused.find("", 10).entries().getFirst();
        assertEquals("what?", kept.text());
        assertEquals(NOW, kept.at());
    }

    @Test
    void aBatchThatComesTenTimesCountsOnceAndItsBrokenLinesAreKeptOnce() {
        LogLine[] batch = {
            line("path=/x"),
            line("path=/x"),
            LogLine.Text.ofEvent("e1", Optional.empty(), "path=/x"),
            line("path=/x;extendedRequestId=r1;requestId=chosen"),
            line("path=/x;extendedRequestId=r2;requestId=chosen"),
            line("broken?"),
            new LogLine.Unreadable(EntryRefusal.NOT_GZIP, "broken", "abc")
        };
        CallsTaken first = take(batch);
        for (int i = 1; i < 10; i++) assertEquals(new CallsTaken.Taken(0, 5, 2, Map.of()), take(batch));

        assertEquals(new CallsTaken.Taken(5, 0, 2, Map.of(EntryRefusal.NOT_JSON, 1, EntryRefusal.NOT_GZIP, 1)), first);
        assertEquals(2, refused.find("", 10).entries().size());
    }

    @Test
    void theIdOfTheEventIsBetterThanThatOfTheCall() {
        assertEquals(
                "e1",
                only(LogLine.Text.ofEvent("e1", Optional.empty(), "path=/x;extendedRequestId=r1"))
                        .id());
        assertEquals(
                64, only("path=/x;extendedRequestId=" + "r".repeat(129)).id().length());
    }

    @Test
    void whatSaysNothingThatIsWantedIsRefused() {
        CallsTaken taken = take(line("requestId=r1;foo=bar"), line("path=-;status=-"));

        assertEquals(new CallsTaken.Taken(0, 0, 2, Map.of(EntryRefusal.NO_FIELDS, 2)), taken);
    }

    @Test
    void longAndStrangeTextsAreMadeToFit() {
        MeterEvent event = only("path=/a\u0007b" + "x".repeat(5_000) + ";principalId=p\u0000q;apiId=a\u0001b");

        assertEquals(MeterEvent.TEXT_MAX, event.url().length());
        assertEquals("p q", event.application());
        assertEquals("a b", event.labels().get("apiId"));
    }

    @Test
    void whatHasNoRoomIsSentAgainAndNothingOfItIsKept() {
        ledger.full = "revenium";

        assertEquals(new CallsTaken.NoRoom("revenium"), take(line("path=/x"), line("broken?")));
        assertEquals(List.of(), refused.find("", 10).entries());

        ledger.full = "";
        assertEquals(
                new CallsTaken.Taken(1, 0, 1, Map.of(EntryRefusal.NOT_JSON, 1)),
                take(line("path=/x"), line("broken?")));
    }

    @Test
    void aLedgerOutOfReachIsTold() {
        ledger.broken = true;

        assertThrows(PortUnavailable.class, () -> take(line("path=/x")));
    }

    @Test
    void theyAreCountedAThousandAtATime() {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) lines.add(line("path=/x"));

        assertEquals(
                new CallsTaken.Taken(2_500, 0, 0, Map.of()),
                recordCalls.record(lines(lines), LogFormat.aws(), Map.of()));
        assertEquals(List.of(1_000, 1_000, 500), ledger.strokes);
    }

    private MeterEvent only(String text) {
        return only(line(text));
    }

    private MeterEvent only(LogLine line) {
        ledger.counted.clear();
        take(line);
        assertEquals(1, ledger.counted.size());
        return ledger.counted.values().iterator().next();
    }

    private CallsTaken take(LogLine... lines) {
        return recordCalls.record(lines(List.of(lines)), LogFormat.aws(), Map.of("from", "test"));
    }

    private static LogLines lines(List<LogLine> lines) {
        return taker -> {
            for (LogLine line : lines) if (!taker.test(line)) return;
        };
    }

    private static LogLine line(String text) {
        byte[] bytes = (" " + text).getBytes(UTF_8);
        return LogLine.Text.of(bytes, 1, bytes.length - 1);
    }
}
