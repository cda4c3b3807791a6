package io.postern.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;

/**
 * Adds up what the sink takes, on a thread of its own so that the sink answers at once.
 *
 * <p>At most 256 bodies wait for it; then the caller counts its own, which slows the sink down instead of filling
 * memory.
 */
final class SinkTally implements AutoCloseable {
    private static final int WAITING_BODIES = 256;

    private final LongAdder metricCalls = new LongAdder();
    private final LongAdder logCalls = new LongAdder();
    private final LongAdder otherCalls = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final ThreadPoolExecutor counting = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_BODIES),
            Thread.ofPlatform().name("sink-tally").daemon().factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    void metrics(byte[] body, boolean gzip) {
        metricCalls.increment();
        counting.execute(() -> count(body, gzip, RecordCount::ofMetrics));
    }

    void logEvents(byte[] body, boolean gzip) {
        logCalls.increment();
        counting.execute(() -> count(body, gzip, RecordCount::ofLogEvents));
    }

    void other() {
        otherCalls.increment();
    }

    /** May lag a few bodies behind the answers; whoever waits for a figure polls. */
    SinkStats stats() {
        return new SinkStats(
                metricCalls.sum(),
                logCalls.sum(),
                otherCalls.sum(),
                items.sum(),
                records.sum(),
                bytes.sum(),
                unreadable.sum());
    }

    /** Exact only while nobody sends. */
    void reset() {
        for (LongAdder adder : new LongAdder[] {metricCalls, logCalls, otherCalls, items, records, bytes, unreadable})
            adder.reset();
    }

    @Override
    public void close() {
        counting.shutdownNow();
    }

    private void count(byte[] body, boolean gzip, Reader reader) {
        InputStream plain = new ByteArrayInputStream(body);
        try (InputStream in = gzip ? new GZIPInputStream(plain, 16_384) : plain) {
            RecordCount counted = reader.read(in);
            items.add(counted.items());
            records.add(counted.records());
            bytes.add(body.length);
        } catch (IOException _) {
            // Shown as a figure of its own: a sender that writes rubbish must not pass for one that lost records.
            unreadable.increment();
        }
    }

    private interface Reader {
        RecordCount read(InputStream body) throws IOException;
    }
}
