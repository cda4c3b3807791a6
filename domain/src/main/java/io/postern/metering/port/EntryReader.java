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

    /** Begins to read lines that follow each other. */
    Reading open(LogFormat format);

    /** Of one thread, and closed behind the last line. */
    interface Reading extends AutoCloseable {

        /**
         * What the line says, as far as the format wants to know it, and only until the next is read; nothing when it is not
         * one JSON object. Never throws.
         */
        Optional<AccessLogEntry> read(LogLine.Text line);

        @Override
        default void close() {}
    }
}
