package io.postern.metering;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.QuotaPeriod;
import io.postern.metering.model.Staleness;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often clients called in the periods of their quotas, as the usage ledger told this replica. Who is asked about for the
 * first time costs one read of the ledger; from then on it is read again in the background, until nobody asked for an hour.
 */
public final class KnownCalls {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** For this long a ledger that did not answer is not waited for again by those who decide. */
    private static final Duration SPARED_FOR = Duration.ofSeconds(1);

    /** What the usage ledger counted ({@link io.postern.metering.port.UsageLedger#calls}), and nothing else of it. */
    @FunctionalInterface
    public interface Counted {

        /**
         * How often an application called.
         *
         * @throws PortUnavailable when it cannot be read
         */
        long calls(String application, Instant from, Instant until);
    }

    private record Asked(ApiClientId client, QuotaPeriod period) {}

    /** Calls since the start of a period, as they were when the ledger was asked. */
    private record Count(Instant start, long calls, long atMillis) {}

    private final Counted ledger;
    private final Staleness staleness;
    private final Clock clock;
    private final Map<Asked, Count> counts = new ConcurrentHashMap<>();
    private final Map<Asked, Long> askedAt = new ConcurrentHashMap<>();
    private volatile PortUnavailable silence =
            new PortUnavailable("usage: nobody asked yet", new IllegalStateException());
    private volatile long silentUntil = Long.MIN_VALUE;

    public KnownCalls(Counted ledger, Staleness staleness, Clock clock) {
        this.ledger = ledger;
        this.staleness = staleness;
        this.clock = clock;
    }

    /**
     * How often that client called since the period began.
     *
     * @throws PortUnavailable when the ledger did not say so for too long
     */
    long since(ApiClientId client, QuotaPeriod period, Instant now) {
        Asked asked = new Asked(client, period);
        long millis = now.toEpochMilli();
        askedAt.put(asked, millis);
        Count known = counts.get(asked);
        if (known == null) known = read(asked, now);
        if (!staleness.covers(known.atMillis, millis)) throw silence;
        // Counted before the period began: then there was no call in it, and that is not older than may be.
        return known.start.equals(period.start(now)) ? known.calls : 0;
    }

    /**
     * Reads again what is asked for, and forgets what is not.
     *
     * @throws PortUnavailable when the ledger does not answer; it is not asked for the others then
     */
    public void refresh() {
        long forgotten = clock.millis() - FORGOTTEN_AFTER.toMillis();
        askedAt.values().removeIf(at -> at < forgotten);
        counts.keySet().retainAll(askedAt.keySet());
        for (Asked one : askedAt.keySet()) ask(one, clock.instant());
    }

    /** How many counts it keeps in mind. */
    public int count() {
        return counts.size();
    }

    private Count read(Asked asked, Instant now) {
        if (now.toEpochMilli() < silentUntil) throw silence;
        return ask(asked, now);
    }

    private Count ask(Asked asked, Instant now) {
        QuotaPeriod period = asked.period;
        try {
            long calls = ledger.calls(asked.client.value(), period.start(now), period.end(now));
            Count count = new Count(period.start(now), calls, now.toEpochMilli());
            counts.put(asked, count);
            return count;
        } catch (PortUnavailable unavailable) {
            silence = unavailable;
            silentUntil = now.plus(SPARED_FOR).toEpochMilli();
            throw unavailable;
        }
    }
}
