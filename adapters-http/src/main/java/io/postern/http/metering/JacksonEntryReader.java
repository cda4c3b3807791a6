package io.postern.http.metering;

import io.postern.metering.model.EntryReading;
import io.postern.metering.model.LogFormat;
import io.postern.metering.port.EntryReader;
import jakarta.inject.Singleton;

/** Reads entries with Jackson's streams. */
@Singleton
final class JacksonEntryReader implements EntryReader {

    @Override
    public EntryReading open(LogFormat format) {
        return new JacksonReading(format);
    }
}
