package io.postern.redis.telemetry;

import io.postern.telemetry.model.Dimension;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The names that come again and again in a queue: of clients, namespaces, streams and series. A round of delivery holds
 * thousands of records at once; with names of their own they would take twice the memory, and the collector's time.
 *
 * <p>Bounded: each name has one place, found by its bytes, and what comes later takes the place of what was there. Safe
 * for many threads: at worst a name is made twice.
 */
final class Vocabulary {

    private static final int PLACES = 1 << 12;
    /** What is longer is seldom a name. */
    private static final int BYTES_MAX = 512;

    /** A series as its bytes say it: the name of its metric and its dimensions. */
    record Series(String metricName, List<Dimension> dimensions) {}

    private final Known<String> texts = new Known<>();
    private final Known<Series> series = new Known<>();

    /** The text that these bytes are in UTF-8. */
    String text(byte[] bytes, int from, int to) {
        String known = texts.find(bytes, from, to);
        if (known != null) return known;
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        texts.keep(bytes, from, to, text);
        return text;
    }

    /** The series that was kept under these bytes. */
    @Nullable
    Series series(byte[] bytes, int from, int to) {
        return series.find(bytes, from, to);
    }

    /** Remembers what these bytes mean. */
    void keep(byte[] bytes, int from, int to, Series meaning) {
        series.keep(bytes, from, to, meaning);
    }

    private static final class Known<T> {

        private final AtomicReferenceArray<@Nullable Entry<T>> entries = new AtomicReferenceArray<>(PLACES);

        @Nullable
        T find(byte[] bytes, int from, int to) {
            Entry<T> entry = entries.getAcquire(place(bytes, from, to));
            if (entry == null || !Arrays.equals(entry.written, 0, entry.written.length, bytes, from, to)) return null;
            return entry.meaning;
        }

        void keep(byte[] bytes, int from, int to, T meaning) {
            if (to - from > BYTES_MAX) return;
            entries.setRelease(place(bytes, from, to), new Entry<>(Arrays.copyOfRange(bytes, from, to), meaning));
        }

        private static final class Entry<T> {

            private final byte[] written;
            private final T meaning;

            Entry(byte[] written, T meaning) {
                this.written = written;
                this.meaning = meaning;
            }
        }

        private static int place(byte[] bytes, int from, int to) {
            int hash = 1;
            for (int i = from; i < to; i++) hash = 31 * hash + bytes[i];
            return (hash ^ (hash >>> 16)) & (PLACES - 1);
        }
    }
}
