package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What each client sent through this replica in the last seconds: a flood is known by it. */
final class Senders {

    /** Two of these are looked at: the one that runs, and the one before. */
    static final Duration WINDOW = Duration.ofSeconds(5);

    private static final class Sent {

        private final AtomicLong bytes = new AtomicLong();

        /** The largest that a token of the client said; several must not make it count several times. */
        private final AtomicInteger weight = new AtomicInteger();

        private final AtomicInteger notedIn = new AtomicInteger();
    }

    private static final class Window {

        private final long beganAt;
        private final Map<ClientId, Sent> clients = new ConcurrentHashMap<>();
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong weights = new AtomicLong();

        Window(long beganAt) {
            this.beganAt = beganAt;
        }

        long bytesOf(ClientId client) {
            Sent sent = clients.get(client);
            return sent == null ? 0 : sent.bytes.get();
        }
    }

    private record Windows(Window before, Window current) {}

    private final AtomicReference<Windows> windows =
            new AtomicReference<>(new Windows(new Window(System.nanoTime()), new Window(System.nanoTime())));

    /** The client as a sender, with what it sent lately. */
    Sender of(ClientId client, Weight weight) {
        Windows both = windows();
        Sent sent = both.current.clients.get(client);
        if (sent == null) {
            Sent first = new Sent();
            Sent meanwhile = both.current.clients.putIfAbsent(client, first);
            sent = meanwhile == null ? first : meanwhile;
        }
        if (weight.value() > sent.weight.get()) {
            int before = sent.weight.getAndAccumulate(weight.value(), Math::max);
            both.current.weights.addAndGet(Math.max(0, weight.value() - before));
        }
        return new Sender(both, sent, both.before.bytesOf(client));
    }

    /** One client, at one submission. */
    static final class Sender {

        private final Windows windows;
        private final Sent sent;
        private final long bytesBefore;

        private Sender(Windows windows, Sent sent, long bytesBefore) {
            this.windows = windows;
            this.sent = sent;
            this.bytesBefore = bytesBefore;
        }

        /** Whether it sent less than half of its part lately, by weight among those who sent anything. */
        boolean isModest() {
            long own = bytesBefore + sent.bytes.get();
            if (own == 0) return true;
            long all = windows.before.bytes.get() + windows.current.bytes.get();
            long weights = Math.max(windows.before.weights.get(), windows.current.weights.get());
            return 2 * own * weights < all * sent.weight.get();
        }

        /** Counts what it sends to a partition; whether that is its first there for a while. */
        boolean sends(long bytes, int partition) {
            sent.bytes.addAndGet(bytes);
            windows.current.bytes.addAndGet(bytes);
            int bit = 1 << partition;
            return (sent.notedIn.get() & bit) == 0 && (sent.notedIn.getAndUpdate(bits -> bits | bit) & bit) == 0;
        }
    }

    private Windows windows() {
        Windows known = windows.get();
        long now = System.nanoTime();
        long passed = now - known.current.beganAt;
        if (passed < WINDOW.toNanos()) return known;
        Window before = passed < 2 * WINDOW.toNanos() ? known.current : new Window(now);
        Windows next = new Windows(before, new Window(now));
        return windows.compareAndSet(known, next) ? next : windows.get();
    }
}
