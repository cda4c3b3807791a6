package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.EntryReading;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import java.io.IOException;
import java.util.Optional;

/** Reads entries straight to the places that their format has, and passes over all else. */
final class JacksonReading implements EntryReading {

    private final LogFormat format;
    private final AccessLogEntry entry;
    private final LatestTexts latest;
    private final NextObjects objects = new NextObjects();

    JacksonReading(LogFormat format) {
        this.format = format;
        this.entry = new AccessLogEntry(format);
        this.latest = new LatestTexts(format.size());
    }

    @Override
    public Optional<AccessLogEntry> read(LogLine.Text line) {
        return readNext(line) || readAlone(line) ? Optional.of(entry) : Optional.empty();
    }

    /** With the parser that read the line before. What it cannot read may be right all the same. */
    private boolean readNext(LogLine.Text line) {
        entry.clear();
        try {
            JsonParser parser = objects.at(line);
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, "");
                if (objects.endAt(line)) return true;
            }
        } catch (IOException | IllegalStateException _) {
            // It is told apart below.
        }
        objects.close();
        return false;
    }

    private boolean readAlone(LogLine.Text line) {
        entry.clear();
        try (JsonParser parser = Streams.JSON.createParser(line.bytes(), line.from(), line.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return false;
            read(parser, "");
            return parser.nextToken() == null;
        } catch (IOException | IllegalStateException _) {
            // IllegalStateException is how Jackson answers member names that were built to collide.
            return false;
        }
    }

    private void read(JsonParser parser, String prefix) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String whole = prefix.isEmpty() ? name : prefix + name;
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && format.leadsOn(whole)) read(parser, whole + ".");
            else if (value.isStructStart()) parser.skipChildren();
            else if (value != JsonToken.VALUE_NULL) put(parser, format.place(whole));
        }
    }

    private void put(JsonParser parser, int place) throws IOException {
        if (place >= 0) entry.put(place, latest.text(place, parser));
    }

    @Override
    public void close() {
        objects.close();
    }
}
