package io.postern.http.access;

import io.netty.util.AsciiString;
import io.postern.access.model.RateLimit;

/** What answers say of one limit, with all that never changes written beforehand. */
final class LimitText {

    private final AsciiString policy;
    private final String name;
    private final int burst;
    private final double refillNanos;

    LimitText(RateLimit limit) {
        this.name = '"' + limit.name() + "\";r=";
        this.burst = limit.burst();
        // Exact up to 104 days, and nearly beyond; Duration would multiply decimals of any length instead.
        this.refillNanos = limit.refill().toSeconds() * 1e9 + limit.refill().toNanosPart();
        this.policy = AsciiString.of('"' + limit.name() + "\";q=" + burst + ";w=" + seconds(burst));
    }

    /** The limit itself: the burst, and the time in which an empty bucket fills. */
    CharSequence policy() {
        return policy;
    }

    /** How many turns are left, and when all of them will be there again. */
    String left(int left) {
        return name + left + ";t=" + seconds(burst - left);
    }

    /** The time in which so many turns come back, in whole seconds, never fewer than it takes. */
    private long seconds(int turns) {
        return (long) Math.ceil(refillNanos * Math.max(0, turns) / 1e9);
    }
}
