package io.postern.bench;

/** When the next request of a load is due, in nanoseconds since the load began. */
public sealed interface Pace {

    long dueNanos(long request, long elapsedNanos);

    /**
     * Each connection sends as soon as it has its answer: finds the maximum. Its latencies are those of a server with
     * as many requests in hand as there are connections.
     */
    record AsFastAsAnswered() implements Pace {
        @Override
        public long dueNanos(long request, long elapsedNanos) {
            return elapsedNanos;
        }
    }

    /**
     * Requests fall due at even intervals whatever the server does, and latency counts from the moment a request was
     * due. So a stall is seen by every request that it delayed, not only by those already sent (coordinated omission).
     *
     * @param perSecond requests per second over all connections
     */
    record FixedRate(double perSecond) implements Pace {
        public FixedRate {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("rate: " + perSecond + " (expected: more than 0 per second)");
            }
        }

        @Override
        public long dueNanos(long request, long elapsedNanos) {
            return (long) (request * 1e9 / perSecond);
        }

        long requestsIn(long nanos) {
            return Math.max(1, Math.round(nanos * perSecond / 1e9));
        }
    }
}
