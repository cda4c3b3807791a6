package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.port.EntryReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** Reads entries with Jackson's streams, straight to the places that their format has, and passes over all else. */
@Singleton
final class JacksonEntryReader implements EntryReader {

    private static final JsonFactory JSON = Streams.JSON;

    @Override
    public Optional<AccessLogEntry> read(LogLine.Text line, LogFormat format) {
        try (JsonParser parser = JSON.createParser(line.bytes(), line.from(), line.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
            AccessLogEntry entry = new AccessLogEntry(format);
            read(parser, "", format, entry);
            return parser.nextToken() == null ? Optional.of(entry) : Optional.empty();
        } catch (IOException | IllegalStateException _) {
            // IllegalStateException is how Jackson answers member names that were built to collide.
            return Optional.empty();
        }
    }

    private static void read(JsonParser parser, String prefix, LogFormat format, AccessLogEntry entry)
            throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String whole = prefix.isEmpty() ? name : prefix + name;
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && format.leadsOn(whole)) read(parser, whole + ".", format, entry);
            else if (value.isStructStart()) parser.skipChildren();
            else if (value != JsonToken.VALUE_NULL) put(parser, format.place(whole), entry);
        }
    }

    private static void put(JsonParser parser, int place, AccessLogEntry entry) throws IOException {
        if (place >= 0) entry.put(place, parser.getText());
    }
}
