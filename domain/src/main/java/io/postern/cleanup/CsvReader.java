package io.postern.cleanup;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads comma-separated values (RFC 4180) record by record, and holds no more than one. Lines may end in any of the three
 * ways, blank ones are skipped, and what the RFC forbids is read as Python's {@code csv} reads it, by which the cleanup
 * writes: a quote inside of a plain field is a quote, and what follows a closing quote belongs to the field.
 */
final class CsvReader {

    static final int FIELD_CHARS_MAX = 65_536;
    static final int COLUMNS_MAX = 64;

    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[8192];
    private final StringBuilder field = new StringBuilder();
    private final List<String> columns = new ArrayList<>();
    private int at;
    private int limit;
    private Ending ending = Ending.NOT_YET;

    /** How the text ended. */
    enum Ending {
        NOT_YET,
        /** With a whole record. */
        WHOLE,
        /** Inside of quotes; the record that they are in is left out. */
        IN_QUOTES,
        /** Before its end, because a record is longer than any may be. */
        TOO_LONG
    }

    CsvReader(Reader in) {
        this.in = in;
    }

    /** The columns of the next record; nothing at the end. */
    Optional<List<String>> next() throws IOException {
        while (ending == Ending.NOT_YET) {
            columns.clear();
            boolean blank = record();
            if (ending == Ending.IN_QUOTES || ending == Ending.TOO_LONG) return Optional.empty();
            if (!blank) return Optional.of(List.copyOf(columns));
        }
        return Optional.empty();
    }

    Ending ending() {
        return ending;
    }

    /** Reads to the end of the record; says whether it is a blank line. */
    private boolean record() throws IOException {
        while (true) {
            int quotes = 0;
            field.setLength(0);
            int c = read();
            if (c == '"') {
                quotes = 2;
                c = quoted();
            }
            c = plain(c);
            if (ending == Ending.IN_QUOTES || ending == Ending.TOO_LONG) return false;
            columns.add(field.toString());
            if (c == ',' && columns.size() < COLUMNS_MAX) continue;
            if (c == ',') ending = Ending.TOO_LONG;
            if (c == END) ending = Ending.WHOLE;
            return columns.size() == 1 && field.isEmpty() && quotes == 0;
        }
    }

    /** Takes what is not in quotes, from that character on; gives what ended it: a comma, a line feed or the end. */
    private int plain(int first) throws IOException {
        int c = first;
        while (c != ',' && c != '\n' && c != '\r' && c != END && ending == Ending.NOT_YET) {
            add(c);
            c = read();
        }
        if (c != '\r') return c;
        if (peek() == '\n') at++;
        return '\n';
    }

    /** Takes what is in quotes; gives what comes behind them. */
    private int quoted() throws IOException {
        while (ending == Ending.NOT_YET) {
            int c = read();
            if (c == '"') {
                c = read();
                if (c != '"') return c;
            }
            if (c == END) ending = Ending.IN_QUOTES;
            else add(c);
        }
        return END;
    }

    private void add(int c) {
        if (field.length() == FIELD_CHARS_MAX) ending = Ending.TOO_LONG;
        else field.append((char) c);
    }

    private int read() throws IOException {
        int c = peek();
        if (c != END) at++;
        return c;
    }

    private int peek() throws IOException {
        if (at == limit) {
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
        }
        return at < limit ? buffer[at] : END;
    }
}
