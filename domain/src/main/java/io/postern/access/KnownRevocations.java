package io.postern.access;

import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Revocation;
import io.postern.access.model.RevocationsSince;
import io.postern.access.model.TokenId;
import io.postern.access.port.Revocations;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this replica has heard of revocations, so that looking at a token asks nobody and waits for nobody. Somebody
 * refreshes it all the time. What was heard once is kept until it ends, also when the store forgets it.
 */
public final class KnownRevocations {

    private static final Revocation.OfEverybody NOBODY = new Revocation.OfEverybody(Instant.MIN, Instant.MIN);

    private final Revocations revocations;
    private final long trustedMillis;
    private final Clock clock;
    private final Lock refreshing = new ReentrantLock();
    private final Map<TokenId, Revocation.OfToken> tokens = new ConcurrentHashMap<>();
    private final Map<ClientId, Revocation.OfClient> clients = new ConcurrentHashMap<>();
    private volatile Revocation.OfEverybody everybody = NOBODY;
    private volatile long heardAtMillis = Long.MIN_VALUE / 2; // never: also half of all time is longer than any trust
    private volatile Throwable silence = new IllegalStateException("revocations: nobody asked yet");
    private long version = Revocations.BEGINNING;

    /**
     * What that port has to tell; nothing is known before the first refresh.
     *
     * @param trusted how long it counts what was heard when nothing can be heard any more; more than zero
     */
    public KnownRevocations(Revocations revocations, Duration trusted, Clock clock) {
        if (trusted.toMillis() < 1)
            throw new IllegalArgumentException("trusted: " + trusted + " (expected: 1 ms or more)");
        this.revocations = revocations;
        this.trustedMillis = trusted.toMillis();
        this.clock = clock;
    }

    /**
     * Hears what is new, and forgets what has ended.
     *
     * @throws PortUnavailable when nothing can be heard; what was heard before still counts for a while
     */
    public void refresh() {
        refreshing.lock();
        try {
            RevocationsSince since;
            do {
                since = revocations.since(version);
                since.added().forEach(this::learn);
                version = since.version();
            } while (since.more());
            Instant now = clock.instant();
            heardAtMillis = now.toEpochMilli();
            tokens.values().removeIf(token -> !now.isBefore(token.until()));
            clients.values().removeIf(client -> !now.isBefore(client.until()));
        } catch (PortUnavailable unavailable) {
            silence = unavailable;
            throw unavailable;
        } finally {
            refreshing.unlock();
        }
    }

    /**
     * Adds a revocation for all replicas; this one heeds it on return.
     *
     * @return whether there was room
     * @throws PortUnavailable when it is not known whether it was added
     */
    boolean add(Revocation revocation) {
        if (!revocations.add(revocation)) return false;
        learn(revocation);
        return true;
    }

    /**
     * Whether the token was taken back, as far as was heard. Takes no lock.
     *
     * @throws PortUnavailable when nothing was heard for longer than it is trusted: the token may have been taken back
     */
    boolean stop(AccessToken token, Instant now) {
        // A clock that was set back by more than that is as good as having heard nothing.
        if (Math.abs(now.toEpochMilli() - heardAtMillis) > trustedMillis)
            throw new PortUnavailable("revocations: not heard of for too long", silence);
        if (everybody.stops(token) || tokens.containsKey(token.id())) return true;
        Revocation.OfClient client = clients.get(token.client());
        return client != null && client.stops(token);
    }

    /** When it was last heard what is revoked, in Unix milliseconds; far in the past when it never was. */
    public long heardAtMillis() {
        return heardAtMillis;
    }

    /** How many revocations it keeps in mind. */
    public int count() {
        return tokens.size() + clients.size() + (everybody.equals(NOBODY) ? 0 : 1);
    }

    private void learn(Revocation revocation) {
        switch (revocation) {
            case Revocation.OfToken token -> tokens.put(token.id(), token);
            case Revocation.OfClient client ->
                clients.merge(client.client(), client, (a, b) -> a.before().isAfter(b.before()) ? a : b);
            case Revocation.OfEverybody all -> learn(all);
        }
    }

    private synchronized void learn(Revocation.OfEverybody all) {
        if (all.before().isAfter(everybody.before())) everybody = all;
    }
}
