package io.postern.metering.port;

import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import java.util.Optional;

/**
 * Reads lines of access logs. Of an object within the entry, members are named with a point: {@code identity.caller}.
 * Numbers and truth values are read as they are written; arrays and {@code null} are nothing.
 */
public interface EntryReader {

    /** What the line says, as far as the format wants to know it; nothing when it is not one JSON object. Never throws. */
    Optional<AccessLogEntry> read(LogLine.Text line, LogFormat format);
}
