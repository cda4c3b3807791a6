package io.postern.metering;

import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.EntryReading;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.port.EntryReader;
import java.util.Optional;

/** Reads lines of the form {@code name=text;name=text}; a line with a question mark is none. */
final class PairReader implements EntryReader {

    @Override
    public EntryReading open(LogFormat format) {
        return line -> read(line, format);
    }

    private static Optional<AccessLogEntry> read(LogLine.Text line, LogFormat format) {
        String text = line.beginning(Integer.MAX_VALUE);
        if (text.indexOf('?') >= 0) return Optional.empty();
        AccessLogEntry entry = new AccessLogEntry(format);
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) continue;
            int place = format.place(pair.substring(0, equals));
            if (place >= 0) entry.put(place, pair.substring(equals + 1));
        }
        return Optional.of(entry);
    }
}
