package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;

/**
 * The two partitions of a client, the same on every replica. A client that floods both leaves nearly every other client
 * one that it does not reach.
 *
 * @param first the one that it prefers
 * @param second another one, unless there is but one
 */
record Pair(int first, int second) {

    /** What {@link String#hashCode} says is the same everywhere, but close for names that are alike: this spreads it. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    static Pair of(ClientId client, int partitions) {
        if (partitions == 1) return new Pair(0, 0);
        long hash = (client.value().hashCode() ^ 0x5DEE_CE66DL) * SPREAD;
        hash = (hash ^ (hash >>> 32)) * SPREAD;
        int first = (int) ((hash >>> 48) % partitions);
        int step = 1 + (int) ((hash >>> 24 & 0xFF_FFFF) % (partitions - 1));
        return new Pair(first, (first + step) % partitions);
    }
}
