package io.postern.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Adds up one load's answers. For one thread. */
final class LoadTally {
    private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();

    // Three digits: 12.3 ms and 12.4 ms are told apart, which is finer than any run repeats itself.
    private final Histogram latencies = new Histogram(1_000, LONGEST_NANOS, 3);
    private final long[] byStatus = new long[1000];
    private long unanswered;
    private long unsent;

    void answered(int status, long nanos) {
        byStatus[status]++;
        record(nanos);
    }

    void unanswered(long nanos) {
        unanswered++;
        record(nanos);
    }

    void unsent(long nanos) {
        unsent++;
        record(nanos);
    }

    LoadReport report(Duration elapsed, String firstFault) {
        Map<Integer, Long> statuses = new HashMap<>();
        for (int status = 0; status < byStatus.length; status++) {
            if (byStatus[status] > 0) statuses.put(status, byStatus[status]);
        }
        return new LoadReport(statuses, unanswered, unsent, elapsed, latencies, firstFault);
    }

    private void record(long nanos) {
        latencies.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }
}
