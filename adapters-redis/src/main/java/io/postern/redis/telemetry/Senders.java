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

    /** Counts what is sent to a partition; whether it is the client's first there for a while. */
    boolean sent(ClientId client, Weight weight, long bytes, int partition) {
        Window current = windows().current;
        Sent sent = current.clients.get(client);
        if (sent == null) {
            Sent first = new Sent();
            sent = current.clients.putIfAbsent(client, first);
            if (sent == null) {
                sent = first;
                current.weights.addAndGet(weight.value());
            }
        }
        sent.bytes.addAndGet(bytes);
        current.bytes.addAndGet(bytes);
        int bit = 1 << partition;
        return (sent.notedIn.get() & bit) == 0 && (sent.notedIn.getAndUpdate(bits -> bits | bit) & bit) == 0;
    }

    /** Whether the client sent less than half of its part lately, by weight among those who sent anything. */
    boolean isModest(ClientId client, Weight weight) {
        Windows both = windows();
        long own = both.before.bytesOf(client) + both.current.bytesOf(client);
        if (own == 0) return true;
        long all = both.before.bytes.get() + both.current.bytes.get();
        long weights = Math.max(both.before.weights.get(), both.current.weights.get());
        return 2 * own * weights < all * weight.value();
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
