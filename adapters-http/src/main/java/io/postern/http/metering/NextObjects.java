package io.postern.http.metering;

import com.fasterxml.jackson.core.JsonParser;
import io.postern.metering.model.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * One parser for lines that follow each other in the same bytes: a parser for each is more work than reading it. A line
 * that is broken leads it astray, so whoever uses it asks behind each object whether the line ended there. Of one thread.
 */
final class NextObjects implements AutoCloseable {

    /** So many bytes are given to one parser, which remembers all member names that it meets. */
    private static final int BYTES_MAX = 64 << 10;

    private byte[] bytes = {};
    private int opened;
    private int end;
    private int position;
    private @Nullable JsonParser parser;

    /** The parser that stands before that line. */
    JsonParser at(LogLine.Text line) throws IOException {
        JsonParser current = parser;
        if (current != null && follows(line)) return current;
        close();
        bytes = line.bytes();
        opened = line.from();
        end = Math.max(line.from() + line.length(), Math.min(bytes.length, opened + BYTES_MAX));
        current = Streams.JSON.createParser(bytes, opened, end - opened);
        parser = current;
        return current;
    }

    /** Whether the object that was read last ends where the line does. */
    boolean endAt(LogLine.Text line) {
        if (parser == null) return false;
        position = opened + (int) parser.currentLocation().getByteOffset();
        return position == line.from() + line.length();
    }

    private boolean follows(LogLine.Text line) {
        if (line.bytes() != bytes || line.from() < position || line.from() + line.length() > end) return false;
        for (int at = position; at < line.from(); at++) if (!Streams.blank(bytes[at])) return false;
        return true;
    }

    @Override
    public void close() {
        try {
            if (parser != null) parser.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // its bytes are in memory
        }
        parser = null;
    }
}
