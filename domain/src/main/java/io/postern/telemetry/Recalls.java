package io.postern.telemetry;

import io.postern.access.model.ClientId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a client that is over its quota may ask what its keys stand for: so many times a second and no more, because who
 * is refused whatever it sends must not cost the queue a call each time.
 */
final class Recalls {

    /** Of each client and on each replica. */
    static final int A_SECOND = 10;

    /** Clients that are counted; beyond, the one that asked longest ago starts anew. */
    private static final int CLIENTS_MAX = 10_000;

    private record Second(long number, int asked) {}

    private final Map<ClientId, Second> seconds = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientId, Second> eldest) {
            return size() > CLIENTS_MAX;
        }
    };

    /** Whether it may now, which counts as once. */
    boolean allow(ClientId client, Instant now) {
        long number = now.getEpochSecond();
        synchronized (seconds) {
            Second before = seconds.get(client);
            int asked = before == null || before.number != number ? 0 : before.asked;
            if (asked >= A_SECOND) return false;
            seconds.put(client, new Second(number, asked + 1));
            return true;
        }
    }
}
