package io.postern.redis.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Wakes the takers of this replica when something was stored through it. Ringing costs nothing while nobody waits. */
final class Arrivals {

    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

    void ring() {
        if (!waiting.isEmpty()) waiting.forEach(LockSupport::unpark);
    }

    /** Waits for the bell, unless it has rung already for what the caller wants; may also return early. */
    void await(BooleanSupplier hasArrived, long nanosMax) {
        waiting.add(Thread.currentThread());
        try {
            // Only now: what arrives from here on finds this thread among those who wait.
            if (!hasArrived.getAsBoolean()) LockSupport.parkNanos(this, nanosMax);
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }
}
