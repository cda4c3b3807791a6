package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.postern.http.body.RawBody;
import io.postern.http.problem.FirehoseEnvelope;
import io.postern.http.problem.Rejection;
import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.LogLines;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * The lines in one delivery of Amazon Data Firehose, read record by record. Source: HTTP endpoint delivery request and
 * response specifications, in its developer guide.
 */
final class FirehoseLines implements LogLines {

    /** Most records of one delivery. */
    static final int RECORDS_MAX = 10_000;

    private final RawBody.Whole body;
    private final int inflatedMax;
    private final IngestTally tally;
    private String requestId;

    /**
     * Those of one body.
     *
     * @param requestId what the header says; empty: it says nothing
     * @param inflatedMax most bytes that one record may inflate to
     */
    FirehoseLines(RawBody.Whole body, String requestId, int inflatedMax, IngestTally tally) {
        this.body = body;
        this.requestId = requestId;
        this.inflatedMax = inflatedMax;
        this.tally = tally;
    }

    /** What the delivery is called, as far as it was read. */
    String requestId() {
        return requestId;
    }

    /**
     * Gives them.
     *
     * @throws LinesBroken when the body is no such delivery; what was given before may be given again
     */
    @Override
    public void giveTo(Predicate<LogLine> taker) {
        try (JsonParser parser = Streams.JSON.createParser(body.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw broken("the body is not a JSON object");
            if (!members(parser, taker)) return;
            if (parser.nextToken() != null) throw broken("something stands behind the body's object");
        } catch (IOException | IllegalStateException _) {
            throw broken("the body is not JSON, or breaks off");
        }
        if (requestId.isEmpty())
            throw broken("requestId: missing (expected: in the body or " + FirehoseEnvelope.HEADER + ")");
    }

    /** Whether all of them were wanted. */
    private boolean members(JsonParser parser, Predicate<LogLine> taker) throws IOException {
        boolean records = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("requestId")) {
                learn(value == JsonToken.VALUE_STRING ? parser.getText() : "");
            } else if (name.equals("records") && value == JsonToken.START_ARRAY) {
                records = true;
                if (!records(parser, taker)) return false;
            } else if (value.isStructStart()) {
                parser.skipChildren();
            }
        }
        if (!records) throw broken("records: missing (expected: an array)");
        return true;
    }

    /** Firehose writes it before the records, so a delivery that contradicts itself counts nothing. */
    private void learn(String id) {
        if (id.isEmpty() || id.length() > FirehoseEnvelope.ID_MAX)
            throw broken("requestId: " + id.length() + " characters (expected: text of 1 to " + FirehoseEnvelope.ID_MAX
                    + ")");
        if (!requestId.isEmpty() && !requestId.equals(id))
            throw broken("requestId: not the one in " + FirehoseEnvelope.HEADER);
        requestId = id;
    }

    private boolean records(JsonParser parser, Predicate<LogLine> taker) throws IOException {
        PackedLines packed = new PackedLines(body, inflatedMax, tally, taker);
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (++count > RECORDS_MAX) throw broken("more than " + RECORDS_MAX + " records");
            String text = parser.currentToken() == JsonToken.START_OBJECT ? text(parser) : "";
            if (token.isStructStart() && parser.currentToken() != JsonToken.END_OBJECT) parser.skipChildren();
            boolean more = text.isEmpty()
                    ? taker.test(new LogLine.Unreadable(EntryRefusal.NOT_BASE64, "a record without data", ""))
                    : packed.give(text);
            if (!more) return false;
        }
        return true;
    }

    private static String text(JsonParser parser) throws IOException {
        String text = "";
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) parser.skipChildren();
            else if (name.equals("data") && value == JsonToken.VALUE_STRING) text = parser.getText();
        }
        return text;
    }

    private static LinesBroken broken(String detail) {
        return new LinesBroken(Rejection.ofFirehose(detail));
    }
}
