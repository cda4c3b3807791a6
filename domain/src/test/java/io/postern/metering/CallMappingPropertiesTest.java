package io.postern.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.CleanText;
import io.postern.metering.model.EntryField;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.TimeWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever an entry says, it becomes a meter event or a refusal. */
final class CallMappingPropertiesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);
    private static final LogFormat FORMAT = LogFormat.aws();

    @Property(tries = 2_000)
    void anyTextsAreTakenOrRefused(@ForAll String one, @ForAll String other, @ForAll long number) {
        String[] texts = {one, other, Long.toString(number), "-", ""};
        AccessLogEntry entry = new AccessLogEntry(FORMAT);
        for (int place = 0; place < FORMAT.size(); place++) entry.put(place, texts[(place + one.length()) % 5]);
        entry.put(FORMAT.place("path"), "/" + one);
        RecordCalls recordCalls = new RecordCalls(
                _ -> _ -> Optional.of(entry),
                new CountingLedger(),
                new MemoryRefusedEntries(10, Duration.ofDays(1), CLOCK),
                new TimeWindow(Duration.ofDays(7), Duration.ofMinutes(10)),
                CLOCK);

        byte[] line = (one + other).getBytes(UTF_8);
        CallsTaken taken = recordCalls.record(
                taker -> {
                    boolean _ = taker.test(LogLine.Text.of(line, 0, line.length));
                },
                FORMAT,
                Map.of("x", "y"));

        CallsTaken.Taken all = assertInstanceOf(CallsTaken.Taken.class, taken);
        assertEquals(1, all.recorded() + all.refused());
    }

    @Property
    void anyTextIsATimeOrNone(@ForAll String text) {
        assertNotNull(LogTime.read(text));
        assertNotNull(LogTime.read("28/Nov/" + text));
    }

    @Property
    void aCleanTextIsAsLongAsItMayBeAtMost(@ForAll String text) {
        String clean = CleanText.of(text, 7);

        assertEquals(clean, CleanText.of(clean, 7));
        assertEquals(true, clean.length() <= 7);
    }

    @Property
    void eachFieldHasAWordOfItsOwn(@ForAll EntryField field) {
        assertEquals(
                field, EntryField.valueOf(field.word().toUpperCase(Locale.ROOT).replace('-', '_')));
    }
}
