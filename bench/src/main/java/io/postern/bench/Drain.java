package io.postern.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How delivery ended after the last answer.
 *
 * @param took    until the sink had every accepted record, or until the wait was given up
 * @param missing accepted records that the sink never saw
 * @param surplus records beyond the accepted ones: doubled, or taken without an answer
 * @param sink    the sink's figures at the end
 */
record Drain(Duration took, long missing, long surplus, SinkStats sink) {
    private static final long POLL_NANOS = 5_000_000;
    // A record that is sent twice comes late; a moment's look shows most of them.
    private static final Duration SETTLING = Duration.ofMillis(200);

    static Drain none() {
        return new Drain(Duration.ZERO, 0, 0, new SinkStats(0, 0, 0, 0, 0, 0, 0));
    }

    static Drain await(InertSink sink, long accepted, Duration atMost) {
        long start = System.nanoTime();
        long deadline = start + atMost.toNanos();
        while (sink.stats().records() < accepted && System.nanoTime() < deadline) LockSupport.parkNanos(POLL_NANOS);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LockSupport.parkNanos(SETTLING.toNanos());
        SinkStats stats = sink.stats();
        return new Drain(took, Math.max(0, accepted - stats.records()), Math.max(0, stats.records() - accepted), stats);
    }
}
