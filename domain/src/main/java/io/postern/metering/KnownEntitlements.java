package io.postern.metering;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.Staleness;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this replica has heard of entitlements, so that a decision asks nobody and waits for nobody. Somebody refreshes it
 * all the time.
 */
public final class KnownEntitlements {

    private static final long NEVER = Long.MIN_VALUE / 2; // half of all time is longer than anything is trusted

    /** As it was heard, from when; one reference, so that nobody sees the one without the other. */
    private record Heard(Map<ApiClientId, Entitlement> entitlements, long atMillis) {}

    private final EntitlementStore store;
    private final Staleness staleness;
    private final Clock clock;
    private volatile Heard heard = new Heard(Map.of(), NEVER);
    private volatile Throwable silence = new IllegalStateException("entitlements: nobody asked yet");

    /** What that store has to tell; nothing is known before the first refresh. */
    public KnownEntitlements(EntitlementStore store, Staleness staleness, Clock clock) {
        this.store = store;
        this.staleness = staleness;
        this.clock = clock;
    }

    /**
     * Hears what there is now.
     *
     * @throws PortUnavailable when nothing can be heard; what was heard before counts for as long as it may
     */
    public void refresh() {
        // From before the question: what changes meanwhile may not be in the answer.
        long asked = clock.millis();
        try {
            Map<ApiClientId, Entitlement> now = new HashMap<>();
            for (Entitlement entitlement : store.list()) now.put(entitlement.client(), entitlement);
            heard = new Heard(now, asked);
        } catch (PortUnavailable unavailable) {
            silence = unavailable;
            throw unavailable;
        }
    }

    /**
     * What that client may call. Takes no lock.
     *
     * @throws PortUnavailable when nothing was heard for too long
     */
    Optional<Entitlement> find(ApiClientId client, Instant now) {
        Heard last = heard;
        if (!staleness.covers(last.atMillis, now.toEpochMilli()))
            throw new PortUnavailable("entitlements: not heard of for too long", silence);
        return Optional.ofNullable(last.entitlements.get(client));
    }

    /** How many there are. */
    public int count() {
        return heard.entitlements.size();
    }

    /** When they were heard of last, in Unix milliseconds; far in the past when they never were. */
    public long heardAtMillis() {
        return heard.atMillis;
    }
}
