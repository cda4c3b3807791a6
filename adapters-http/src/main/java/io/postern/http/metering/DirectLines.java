package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.postern.http.body.RawBody;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.LogLines;
import io.postern.metering.model.RefusedEntry;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * The lines in one body that a sender of its own sent: one entry a line, or an array of entries, or what a subscription
 * gives to a Lambda. Lines are not looked into: whoever reads them will tell.
 */
final class DirectLines implements LogLines {

    private final RawBody.Whole body;
    private final int inflatedMax;
    private final IngestTally tally;

    DirectLines(RawBody.Whole body, int inflatedMax, IngestTally tally) {
        this.body = body;
        this.inflatedMax = inflatedMax;
        this.tally = tally;
    }

    /**
     * Gives them.
     *
     * @throws LinesBroken when an array breaks off; what was given before may be given again
     */
    @Override
    public void giveTo(Predicate<LogLine> taker) {
        byte[] bytes = body.bytes();
        int from = 0;
        while (from < bytes.length && Streams.blank(bytes[from])) from++;
        if (from == bytes.length) return;
        if (bytes[from] == '[') {
            giveArray(bytes, taker);
            return;
        }
        switch (firstName(bytes)) {
            case "awslogs" -> giveLambda(bytes, taker);
            case "messageType", "logEvents" -> {
                boolean _ = packed(taker).give(bytes);
            }
            default -> giveLines(bytes, from, taker);
        }
    }

    private static void giveLines(byte[] bytes, int first, Predicate<LogLine> taker) {
        int from = first;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') end++;
            int last = end;
            while (last > from && Streams.blank(bytes[last - 1])) last--;
            if (last > from && !taker.test(LogLine.Text.of(bytes, from, last - from))) return;
            from = end + 1;
        }
    }

    private static void giveArray(byte[] bytes, Predicate<LogLine> taker) {
        int entries = 0;
        try (JsonParser parser = Streams.JSON.createParser(bytes)) {
            JsonToken token = parser.nextToken();
            for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                if (token.isStructStart()) parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getByteOffset();
                if (!taker.test(LogLine.Text.of(bytes, start, end - start))) return;
                entries++;
            }
            if (parser.nextToken() != null) throw broken(entries);
        } catch (IOException | IllegalStateException _) {
            throw broken(entries);
        }
    }

    /** Whatever it is, a Lambda that gets an error brings it again and again, so what is broken is kept and told as done. */
    private void giveLambda(byte[] bytes, Predicate<LogLine> taker) {
        String text = "";
        try (JsonParser parser = Streams.JSON.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
                if (token == JsonToken.VALUE_STRING && "data".equals(parser.currentName())) text = parser.getText();
        } catch (IOException | IllegalStateException _) {
            text = "";
        }
        boolean _ = text.isEmpty()
                ? taker.test(new LogLine.Unreadable(EntryRefusal.NOT_JSON, "awslogs without data", beginning(bytes)))
                : packed(taker).give(text);
    }

    private PackedLines packed(Predicate<LogLine> taker) {
        return new PackedLines(body, inflatedMax, tally, taker);
    }

    /** The name of the first member of the first object; empty: there is none. */
    private static String firstName(byte[] bytes) {
        try (JsonParser parser = Streams.JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return "";
            String name = parser.nextFieldName();
            return name == null ? "" : name;
        } catch (IOException | IllegalStateException _) {
            return "";
        }
    }

    private static LinesBroken broken(int entries) {
        return new LinesBroken(new Rejection.Plain(
                Failure.CONTENT_INVALID,
                "the array breaks off behind " + entries
                        + " entries (expected: JSON; sending all of it again counts none of these twice)"));
    }

    private static String beginning(byte[] bytes) {
        return LogLine.Text.of(bytes, 0, bytes.length).beginning(RefusedEntry.TEXT_MAX);
    }
}
