package io.postern.metering.model;

import java.util.Optional;

/** Reads lines of one request that follow each other. Of one thread, and closed behind the last line. */
public interface EntryReading extends AutoCloseable {

    /**
     * What the line says, as far as the format wants to know it, and only until the next is read; nothing when it is not one
     * JSON object. Never throws.
     */
    Optional<AccessLogEntry> read(LogLine.Text line);

    @Override
    default void close() {}
}
