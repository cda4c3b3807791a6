package io.postern.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What one contender did under one workload.
 *
 * @param warmups          not measured, but what goes missing here is missing all the same
 * @param full             as fast as answered
 * @param half             at half the accepted rate of {@code full}
 * @param serverCpuSeconds the server's, from the first request of {@code full} to the end of its drain
 * @param redisCpuSeconds  the same for Redis; zero without one
 * @param peakRssBytes     the server's, over the same time
 * @param othersShare      of all cores, what processes outside the benchmark took during {@code full} and {@code half}, 0 to 1
 */
record Sample(
        Contender.Kind kind,
        Workload workload,
        List<Stint> warmups,
        Stint full,
        Stint half,
        double serverCpuSeconds,
        double redisCpuSeconds,
        long peakRssBytes,
        double othersShare) {

    Sample {
        warmups = List.copyOf(warmups);
    }

    /** End to end: the time until the sink had them all counts. */
    double deliveredPerSecond() {
        Duration whole = full.load().elapsed().plus(full.drain().took());
        return (acceptedRecords() - full.drain().missing()) / (whole.toNanos() / 1e9);
    }

    double awsCallsPerMillionRecords() {
        return perMillionRecords((double) full.drain().sink().calls());
    }

    double perMillionRecords(double cost) {
        return cost / acceptedRecords() * 1e6;
    }

    /** Accepted records that never arrived, in all loads. */
    long missing() {
        return sum(Drain::missing);
    }

    /** Records that arrived beyond the accepted ones, in all loads. */
    long surplus() {
        return sum(Drain::surplus);
    }

    private long sum(ToLongFunction<Drain> records) {
        return Stream.concat(warmups.stream(), Stream.of(full, half))
                .map(Stint::drain)
                .mapToLong(records)
                .sum();
    }

    private long acceptedRecords() {
        return full.load().accepted() * workload.recordsPerRequest();
    }
}
