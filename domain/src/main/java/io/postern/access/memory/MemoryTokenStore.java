package io.postern.access.memory;

import io.postern.access.port.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Claims in this process only: a second replica, or this one after a restart, does not know them.
 *
 * <p>Bounded: beyond {@code claimsMax} live claims a new one is answered with {@code false}, because taking a token that
 * we cannot remember would let it be replayed.
 */
public final class MemoryTokenStore implements TokenStore {

    private record Claim(String fingerprint, Instant until) {}

    private final int claimsMax;
    private final Clock clock;
    private final Map<String, Instant> claims = new HashMap<>();
    private final PriorityQueue<Claim> byEnd = new PriorityQueue<>((a, b) -> a.until.compareTo(b.until));

    public MemoryTokenStore(int claimsMax, Clock clock) {
        this.claimsMax = claimsMax;
        this.clock = clock;
    }

    @Override
    public synchronized boolean claim(String fingerprint, Instant until) {
        forgetEnded(clock.instant());
        if (claims.size() >= claimsMax) return false;
        if (claims.putIfAbsent(fingerprint, until) != null) return false;
        byEnd.add(new Claim(fingerprint, until));
        return true;
    }

    private void forgetEnded(Instant now) {
        for (Claim first = byEnd.peek(); first != null && !now.isBefore(first.until); first = byEnd.peek()) {
            claims.remove(first.fingerprint);
            byEnd.remove();
        }
    }
}
