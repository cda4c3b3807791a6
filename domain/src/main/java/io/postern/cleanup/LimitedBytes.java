package io.postern.cleanup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bytes of a log until its time is over. Who closes them gives back the place that they took. A read takes as much as it
 * may: on their way out, many small pieces cost far more than a few large ones.
 */
final class LimitedBytes extends FilterInputStream {

    private final Instant end;
    private final Clock clock;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    LimitedBytes(InputStream bytes, Instant end, Clock clock, Runnable giveBack) {
        super(bytes);
        this.end = end;
        this.clock = clock;
        this.giveBack = giveBack;
    }

    @Override
    public int read() throws IOException {
        checkTime();
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        checkTime();
        int count = in.readNBytes(into, from, length);
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Closes them after that time, also when nobody reads: a caller that takes nothing must not keep its place. */
    LimitedBytes closedAfter(Duration time) {
        Thread.ofVirtual().name("execution-log-end").start(() -> closeAfter(time));
        return this;
    }

    private void closeAfter(Duration time) {
        try {
            if (over.await(time.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            close();
        } catch (IOException _) {
            // It is given up anyway.
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) return;
        over.countDown();
        try {
            super.close();
        } finally {
            giveBack.run();
        }
    }

    private void checkTime() throws IOException {
        if (clock.instant().isAfter(end)) throw new InterruptedIOException("the log was not read in time");
    }
}
