package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.postern.http.body.Inflation;
import io.postern.http.body.RawBody;
import io.postern.http.problem.Rejection;
import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.RefusedEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Gives the lines of what a log group's subscription delivers: base64 of gzip, or of plain text, of JSON objects in a row.
 * Those of CloudWatch Logs hold log events; any other is itself a line. What is broken is told as such and hinders nobody.
 */
final class PackedLines {

    /** Bytes that a character of base64 takes: two in the parser, one in its text, and three quarters once decoded. */
    private static final int WEIGHT = 4;

    private final RawBody.Whole body;
    private final int inflatedMax;
    private final IngestTally tally;
    private final Predicate<LogLine> taker;
    private boolean stopped;

    /**
     * For one body.
     *
     * @param inflatedMax most bytes that one record may inflate to
     */
    PackedLines(RawBody.Whole body, int inflatedMax, IngestTally tally, Predicate<LogLine> taker) {
        this.body = body;
        this.inflatedMax = inflatedMax;
        this.tally = tally;
        this.taker = taker;
    }

    /**
     * Whether more is wanted.
     *
     * @throws LinesBroken when there is no room for it now
     */
    boolean give(String base64) {
        long weight = (long) WEIGHT * base64.length();
        if (!body.take(weight)) throw new LinesBroken(Rejection.bodiesFull());
        try {
            return unpack(base64);
        } finally {
            body.giveBack(weight);
        }
    }

    private boolean unpack(String base64) {
        byte[] packed;
        try {
            packed = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return refused(EntryRefusal.NOT_BASE64, "a record that is not base64", beginning(base64));
        }
        if (!gzip(packed)) return give(packed);
        return switch (body.inflate(packed, inflatedMax)) {
            case Inflation.Inflated inflated -> give(inflated.bytes());
            case Inflation.Broken _ ->
                refused(EntryRefusal.NOT_GZIP, "a record that begins as gzip and is broken", beginning(base64));
            case Inflation.Beyond _ ->
                refused(
                        EntryRefusal.TOO_LARGE,
                        "a record that inflates to more than " + inflatedMax + " bytes",
                        beginning(base64));
            case Inflation.NoRoom none -> throw new LinesBroken(none.rejection());
        };
    }

    /** Whether more is wanted; of plain bytes that hold objects in a row. */
    boolean give(byte[] bytes) {
        int from = 0;
        boolean more = true;
        while (more && from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') end++;
            more = giveObjects(bytes, from, end);
            from = end + 1;
        }
        return more;
    }

    private boolean giveObjects(byte[] bytes, int from, int end) {
        int start = from;
        try (JsonParser parser = Streams.JSON.createParser(bytes, from, end - from)) {
            boolean more = true;
            for (JsonToken token = parser.nextToken(); more && token != null; token = parser.nextToken()) {
                start = from + (int) parser.currentTokenLocation().getByteOffset();
                if (token == JsonToken.START_OBJECT && giveObject(parser)) continue;
                if (token.isStructStart()) parser.skipChildren();
                parser.finishToken();
                int behind = from + (int) parser.currentLocation().getByteOffset();
                more = !stopped && taker.test(LogLine.Text.of(bytes, start, behind - start));
                start = behind;
            }
            return more && !stopped;
        } catch (IOException | IllegalStateException _) {
            if (stopped) return false;
            return refused(
                    EntryRefusal.NOT_JSON,
                    "JSON that breaks off",
                    new String(bytes, start, Math.min(end - start, RefusedEntry.TEXT_MAX), UTF_8));
        }
    }

    /** Whether it was one of CloudWatch Logs; its events are given as they are read. */
    private boolean giveObject(JsonParser parser) throws IOException {
        boolean ofLogs = false;
        boolean control = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("messageType") && value == JsonToken.VALUE_STRING) {
                ofLogs = true;
                control = parser.getText().equals("CONTROL_MESSAGE");
                if (control) tally.controlled();
            } else if (name.equals("logEvents") && value == JsonToken.START_ARRAY && !control && !stopped) {
                ofLogs = true;
                giveEvents(parser);
            } else if (value.isStructStart()) {
                parser.skipChildren();
            }
        }
        return ofLogs;
    }

    private void giveEvents(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                if (token.isStructStart()) parser.skipChildren();
                continue;
            }
            LogLine event = event(parser);
            if (!stopped) stopped = !taker.test(event);
        }
    }

    private static LogLine event(JsonParser parser) throws IOException {
        String id = "";
        Optional<Instant> at = Optional.empty();
        String message = "";
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) parser.skipChildren();
            else if (name.equals("id") && value == JsonToken.VALUE_STRING) id = parser.getText();
            else if (name.equals("message") && value == JsonToken.VALUE_STRING) message = parser.getText();
            else if (name.equals("timestamp") && value == JsonToken.VALUE_NUMBER_INT) at = millis(parser);
        }
        return LogLine.Text.ofEvent(id, at, message);
    }

    private static Optional<Instant> millis(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(parser.getLongValue()));
    }

    private boolean refused(EntryRefusal reason, String detail, String text) {
        return taker.test(new LogLine.Unreadable(reason, detail, text));
    }

    private static boolean gzip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    /** A long one is cut here already: it is as long as a record. */
    private static String beginning(String base64) {
        return base64.substring(0, Math.min(base64.length(), RefusedEntry.TEXT_MAX));
    }
}
