package io.postern.http.cleanup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.cleanup.model.AllowlistEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The answer that holds the allowlist, written as it is read, so that the first entries are on their way before the last
 * ones are there. The first piece is read at once: whoever cannot be asked is then heard of while the answer can still be
 * a refusal. A later failure breaks the answer off.
 */
final class AllowlistStream extends InputStream {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int PIECE_BYTES = 64 << 10;

    private final Stream<AllowlistEntry> entries;
    private final Iterator<AllowlistEntry> rest;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE_BYTES);
    private final JsonGenerator json;

    private byte[] pending;
    private int at;
    private boolean whole;

    AllowlistStream(Stream<AllowlistEntry> entries) {
        this.entries = entries;
        this.rest = entries.iterator();
        try {
            this.json = JSON.createGenerator(piece);
            json.writeStartObject();
            json.writeStringField("message", "Allowlist retrieved");
            json.writeNullField("request");
            json.writeObjectFieldStart("response");
            json.writeArrayFieldStart("allowlist");
            this.pending = next();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException unavailable) {
            entries.close();
            throw unavailable;
        }
    }

    /** Whether there is no more than the first piece. */
    boolean isShort() {
        return whole;
    }

    /** The piece that comes next. */
    byte[] bytes() {
        return pending.clone();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (at == pending.length) {
            if (whole) return -1;
            pending = next();
            at = 0;
        }
        int count = Math.min(length, pending.length - at);
        System.arraycopy(pending, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        entries.close();
    }

    private byte[] next() throws IOException {
        piece.reset();
        while (piece.size() < PIECE_BYTES && rest.hasNext()) {
            EntryText.write(json, rest.next());
            json.flush();
        }
        if (!rest.hasNext()) {
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.close();
            entries.close();
            whole = true;
        }
        return piece.toByteArray();
    }
}
