package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.json.JsonMapper;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogTail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A tail as server-sent events (WHATWG HTML, "Server-sent events"). Reading blocks until there is something, for ten
 * seconds at most: then comes a comment, by which a connection is known to live, and a client that went is noticed.
 */
final class TailStream extends InputStream {

    static final Duration LIFE = Duration.ofMinutes(15);

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final byte[] COMMENT = ": here\n\n".getBytes(UTF_8);

    private final LogTail tail;
    private final BooleanSupplier valid;
    private final JsonMapper json;
    private final Clock clock;
    private final Consumer<TailStream> onClose;
    private final Instant end;

    private byte[] pending = COMMENT;
    private int at;

    TailStream(LogTail tail, BooleanSupplier valid, JsonMapper json, Clock clock, Consumer<TailStream> onClose) {
        this.tail = tail;
        this.valid = valid;
        this.json = json;
        this.clock = clock;
        this.onClose = onClose;
        this.end = clock.instant().plus(LIFE);
        Thread.ofVirtual().name("log-tail-end").start(this::endInTime);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        if (at == pending.length && !fill()) return -1;
        int count = Math.min(length, pending.length - at);
        System.arraycopy(pending, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        tail.close();
        onClose.accept(this);
    }

    /** Also for a client that reads so slowly that nobody looks at the time here. */
    private void endInTime() {
        try {
            tail.closedWithin(LIFE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Whether there is more to read. */
    private boolean fill() throws IOException {
        try {
            LogTail.Batch batch = tail.next(SILENCE);
            // A key that opened it may be gone by then, so it does not last for ever; tokens are looked at each time.
            if (tail.closed() || clock.instant().isAfter(end) || !valid.getAsBoolean()) {
                close();
                return false;
            }
            pending = batch.events().isEmpty() && batch.missed() == 0 ? COMMENT : written(batch);
            at = 0;
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
            throw new InterruptedIOException("the tail was interrupted");
        }
    }

    private byte[] written(LogTail.Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (LogSearch.FoundEvent event : batch.events())
            write(bytes, "log", json.writeValueAsBytes(FoundEventJson.of(event)));
        if (batch.missed() > 0) write(bytes, "missed", ("{\"events\":" + batch.missed() + "}").getBytes(UTF_8));
        return bytes.toByteArray();
    }

    /** JSON has no line breaks outside of strings, and escapes those inside, so it is one line. */
    private static void write(ByteArrayOutputStream bytes, String name, byte[] line) {
        bytes.writeBytes(("event: " + name + "\ndata: ").getBytes(UTF_8));
        bytes.writeBytes(line);
        bytes.writeBytes("\n\n".getBytes(UTF_8));
    }
}
