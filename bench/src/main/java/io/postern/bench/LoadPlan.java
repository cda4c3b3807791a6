package io.postern.bench;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One load on one server.
 *
 * @param server      where to
 * @param connections kept-alive connections, at most one request in hand on each
 * @param pace        how fast
 * @param duration    how long requests are sent; answers are awaited {@link #GRACE} longer
 * @param atMost      requests after which the load ends early; {@link Long#MAX_VALUE} for no bound
 */
public record LoadPlan(InetSocketAddress server, int connections, Pace pace, Duration duration, long atMost) {
    /** How long the last answers are awaited: what has not come by then counts as unanswered. */
    static final Duration GRACE = Duration.ofSeconds(5);

    public LoadPlan {
        if (connections < 1 || connections > 10_000) {
            throw new IllegalArgumentException("connections: " + connections + " (expected: 1 to 10000)");
        }
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("duration: " + duration + " (expected: more than zero)");
        }
    }

    /** No bound on the number of requests but time. */
    public static LoadPlan lasting(Duration duration, InetSocketAddress server, int connections, Pace pace) {
        return new LoadPlan(server, connections, pace, duration, Long.MAX_VALUE);
    }

    /** A fixed rate settles beforehand how many requests fall due; a slow server changes when they go, not whether. */
    long requests() {
        return switch (pace) {
            case Pace.AsFastAsAnswered _ -> atMost;
            case Pace.FixedRate rate -> Math.min(atMost, rate.requestsIn(duration.toNanos()));
        };
    }
}
