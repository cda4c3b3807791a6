package io.postern.http.body;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.postern.http.HttpConfig;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the bodies of all requests may take at once: their bytes as they come, the same inflated, and what is
 * made of them. Nothing else bounds the sum: each body has its limit, but senders decide how many there are, and memory
 * of the network library has no limit that follows from the heap's.
 *
 * <p>Whoever is alone gets what it asks for, even beyond the bound: a body within its own limit can need more than all
 * of the budget once it is inflated and read, and would otherwise be refused for ever.
 */
@Context // so that a wrong bound stops the boot, and the meter is there before the first body
public final class BodyBudget {

    /** So much is free: a body that is no larger is neither counted nor refused, however full the budget is. */
    static final int FREE_BYTES = 4096;

    private final long bytesMax;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(HttpConfig config, MeterRegistry meters) {
        this.bytesMax = config.bodiesMax();
        Gauge.builder("postern.bodies", taken, AtomicLong::doubleValue)
                .description("What the bodies of requests under way take of postern.http.bodies-max")
                .baseUnit("bytes")
                .register(meters);
    }

    /** Whether a body of that many bytes has a chance now. A promise it is not: bodies that are coming grow meanwhile. */
    boolean hasRoom(long bytes) {
        long now = taken.get();
        return now == 0 || now + bytes <= bytesMax;
    }

    /** The share of one request, empty at first. */
    Share share() {
        return new Share();
    }

    private boolean take(long held, long more) {
        while (true) {
            long now = taken.get();
            boolean alone = now == held;
            if (!alone && now + more > bytesMax) return false;
            if (taken.compareAndSet(now, now + more)) return true;
        }
    }

    /** What one request holds; given back when it is closed, which may happen while another thread asks for more. */
    public final class Share implements AutoCloseable {

        private long held;
        private boolean closed;

        private Share() {}

        /** Takes that many bytes more; {@code false} when there is no room for them, or the share is closed. */
        synchronized boolean take(long bytes) {
            if (closed || !BodyBudget.this.take(held, bytes)) return false;
            held += bytes;
            return true;
        }

        /** Gives some of it back. */
        synchronized void giveBack(long bytes) {
            if (closed) return;
            held -= bytes;
            taken.addAndGet(-bytes);
        }

        synchronized boolean isEmpty() {
            return held == 0;
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (held == 0) return;
            taken.addAndGet(-held);
            held = 0;
        }
    }
}
