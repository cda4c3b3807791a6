package io.postern.testkit.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.EntryField;
import io.postern.metering.model.EntryReading;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.port.EntryReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each {@link EntryReader} promises. */
public interface EntryReaderContract {

    LogFormat FORMAT = new LogFormat(
            "test",
            Map.of(
                    EntryField.APPLICATION, List.of("who", "identity.caller", "a.b.c"),
                    EntryField.STATUS, List.of("status"),
                    EntryField.URL, List.of("path")),
            List.of());

    EntryReader reader();

    private Optional<AccessLogEntry> read(String line) {
        byte[] bytes = ("}{" + line + "\"}").getBytes(UTF_8);
        return alone(LogLine.Text.of(bytes, 2, bytes.length - 4));
    }

    private Optional<AccessLogEntry> alone(LogLine.Text line) {
        try (EntryReading reading = reader().open(FORMAT)) {
            return reading.read(line);
        }
    }

    private String read(EntryField field, String line) {
        return read(line).orElseThrow().text(field);
    }

    @Test
    default void textsNumbersAndTruthValuesAreReadAsTheyAreWritten() {
        assertThat(read(EntryField.URL, " {\"path\":\"/\\u00e9\\n\ud83d\ude80\"} "))
                .isEqualTo("/\u00e9\n\ud83d\ude80");
        assertThat(read(EntryField.STATUS, "{\"status\":200}")).isEqualTo("200");
        assertThat(read(EntryField.STATUS, "{\"status\":\"200\"}")).isEqualTo("200");
        assertThat(read(EntryField.STATUS, "{\"status\":-1.50e3}")).isEqualTo("-1.50e3");
        assertThat(read(EntryField.STATUS, "{\"status\":true}")).isEqualTo("true");
    }

    @Test
    default void whatIsNullOrAListOrAnObjectIsNothing() {
        assertThat(read("{\"path\":null,\"status\":[1,{\"path\":\"no\"}],\"who\":{\"path\":\"no\"}}")
                        .orElseThrow()
                        .says())
                .isFalse();
        assertThat(read("{}").orElseThrow().says()).isFalse();
    }

    @Test
    default void whatIsNotWantedIsPassedOver() {
        assertThat(
                        read(
                                EntryField.URL,
                                "{\"x\":{\"path\":\"no\",\"y\":[{}]},\"y\":[\"path\",{\"path\":\"no\"}],\"Path\":\"no\",\"path\":\"/x\"}"))
                .isEqualTo("/x");
    }

    @Test
    default void aPointLeadsIntoAnObjectOrIsPartOfAName() {
        assertThat(read(EntryField.APPLICATION, "{\"identity\":{\"caller\":\"me\",\"x\":1},\"path\":\"/\"}"))
                .isEqualTo("me");
        assertThat(read(EntryField.APPLICATION, "{\"identity.caller\":\"me\"}")).isEqualTo("me");
        assertThat(read(EntryField.APPLICATION, "{\"a\":{\"b\":{\"c\":\"deep\"}}}"))
                .isEqualTo("deep");
        assertThat(read(EntryField.URL, "{\"a\":{\"path\":\"no\"},\"path\":\"/x\"}"))
                .isEqualTo("/x");
    }

    @Test
    default void ofANameThatIsWrittenTwiceTheFirstThatSaysSomethingCounts() {
        assertThat(read(EntryField.URL, "{\"path\":\"/a\",\"path\":\"/b\"}")).isEqualTo("/a");
        assertThat(read(EntryField.URL, "{\"path\":\"\",\"path\":\"-\",\"path\":\"/b\",\"path\":\"/c\"}"))
                .isEqualTo("/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "1",
                "null",
                "\"text\"",
                "[]",
                "{",
                "{\"path\":\"/x\"",
                "{\"path\":\"/x\"} x",
                "{\"path\":\"/x\"}{}",
                "{'path':'/x'}",
                "{\"path\":-}",
                "{\"path\":NaN}",
                "{\"path\":\"a\tb\"}",
                "192.0.2.7 - - [28/Nov/2026:10:00:00 +0000] \"GET /x HTTP/1.1\" 200 12"
            })
    default void whatIsNotOneObjectIsNoEntry(String line) {
        assertThat(read(line)).isEmpty();
    }

    @Test
    default void whatIsTooDeepIsNoEntry() {
        assertThat(read("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isEmpty();
    }

    @Test
    default void anyBytesAreAnEntryOrNone() {
        Random random = new Random(7);
        byte[] good =
                "{\"who\":\"\u00e9\\u0041\",\"identity\":{\"caller\":1},\"path\":[null,{\"x\":\"y\"}],\"status\":\"-\"}"
                        .getBytes(UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            int from = random.nextInt(bytes.length);
            assertThat(alone(LogLine.Text.of(bytes, from, random.nextInt(bytes.length - from + 1))))
                    .isNotNull();
        }
    }

    @Test
    default void eachOfManyLinesIsReadAsIfItWereAlone() {
        List<String> pieces = List.of(
                "{\"path\":\"/x\",\"status\":200}",
                "{\"path\":\"/x\",\"status\":404,\"who\":\"me\"}",
                "{\"who\":{\"a\":[1]},\"path\":\"/a-longer-one\"}",
                "{\"path\":\"/x\"} ",
                " {\"path\":\"/y\"}",
                "{\"path\":\"/x\"}{\"path\":\"/y\"}",
                "{\"path\":",
                "{\"path\":\"/x\",",
                "{\"x\":[",
                "{\"x\":[{}]}",
                "\"path\":\"/z\"}",
                "{\"path\":\"/x",
                "{}",
                "1,",
                "]}",
                "\u00e9",
                "");
        Random random = new Random(13);
        for (int i = 0; i < 300; i++) {
            List<String> lines = random.ints(1 + random.nextInt(40), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .toList();
            byte[] bytes = String.join("\n", lines).getBytes(UTF_8);
            try (EntryReading reading = reader().open(FORMAT)) {
                int from = 0;
                for (String piece : lines) {
                    int length = piece.getBytes(UTF_8).length;
                    LogLine.Text line = LogLine.Text.of(bytes, from, length);
                    assertThat(said(reading.read(line))).as(piece).isEqualTo(said(alone(line)));
                    from += length + 1;
                }
            }
        }
    }

    /** However much of them a reader takes up at once. */
    @Test
    default void soManyLinesAsABodyHoldsAreReadEach() {
        byte[] line = ("{\"path\":\"/" + "x".repeat(90) + "\",\"status\":200}\n").getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(5_000 * line.length);
        while (bytes.hasRemaining()) bytes.put(line);
        try (EntryReading reading = reader().open(FORMAT)) {
            for (int from = 0; from < bytes.capacity(); from += line.length)
                assertThat(said(reading.read(LogLine.Text.of(bytes.array(), from, line.length - 1))))
                        .containsExactly("/" + "x".repeat(90), "200", "");
        }
    }

    private static List<String> said(Optional<AccessLogEntry> entry) {
        return entry.map(one -> List.of(
                        one.text(EntryField.URL), one.text(EntryField.STATUS), one.text(EntryField.APPLICATION)))
                .orElseGet(List::of);
    }
}
