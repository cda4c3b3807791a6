package io.postern.app.journey;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * What was promised to the senders of one load, to be held against what arrived.
 *
 * @param byNumber   each record that got a 201
 * @param unanswered requests without any answer, whose records may have arrived all the same
 */
record Promises(NumberedRecords records, Map<Long, Promise> byNumber, int unanswered) {

    /** Those of the records with such numbers. */
    Promises where(LongPredicate number) {
        Map<Long, Promise> some = byNumber.entrySet().stream()
                .filter(promise -> number.test(promise.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Promises(records, some, unanswered);
    }

    /** Returns once every promised record has arrived. */
    void awaitKept(Duration within, CloudWatchStandIn cloudWatch) {
        Eventually.passes(within, () -> {
            Map<Long, Promise> missing = missing(cloudWatch);
            if (!missing.isEmpty())
                throw new AssertionError("missing of " + records + ": " + missing.size() + " of " + byNumber.size()
                        + ", such as " + missing.entrySet().iterator().next());
        });
    }

    /** What has not arrived so far. */
    Map<Long, Promise> missing(CloudWatchStandIn cloudWatch) {
        Map<Long, List<Instant>> arrived = records.arrived(cloudWatch);
        return byNumber.entrySet().stream()
                .filter(promise -> !arrived.containsKey(promise.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Arrivals beyond the first of each number, promised or not. */
    int doubled(CloudWatchStandIn cloudWatch) {
        return records.arrived(cloudWatch).values().stream()
                .mapToInt(times -> times.size() - 1)
                .sum();
    }

    /**
     * The time from a promise to the first arrival of its record, which that share of those that arrived did not take
     * longer than.
     */
    Duration latency(CloudWatchStandIn cloudWatch, double share) {
        Map<Long, List<Instant>> arrived = records.arrived(cloudWatch);
        List<Duration> sorted = byNumber.entrySet().stream()
                .filter(promise -> arrived.containsKey(promise.getKey()))
                .map(promise ->
                        Duration.between(promise.getValue().at(), Collections.min(arrived.get(promise.getKey()))))
                .sorted()
                .toList();
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }
}
