package io.postern.metering.port;

import io.postern.metering.model.EntryReading;
import io.postern.metering.model.LogFormat;

/**
 * Reads lines of access logs. Of an object within the entry, members are named with a point: {@code identity.caller}.
 * Numbers and truth values are read as they are written; arrays and {@code null} are nothing.
 */
public interface EntryReader {

    /** Begins to read lines that follow each other. */
    EntryReading open(LogFormat format);
}
