package io.postern.metering.model;

/** What calls add up to. Not safe for threads. */
public final class Sums {

    /** What one call counts at most in a sum, so that no made-up number can push a sum over its edge: a day. */
    private static final long MILLIS_MAX = 86_400_000;

    /** The same for the size of an answer: 4 GiB. */
    private static final long BYTES_MAX = 1L << 32;

    private final LatencySketch latencies;
    private long calls;
    private long bytes;
    private long latencyMillis;
    private long backendCalls;
    private long backendMillis;

    public Sums() {
        this(0, 0, 0, 0, 0, new LatencySketch());
    }

    /**
     * As a store kept them.
     *
     * @param latencyMillis of those calls that are in the sketch
     * @param backendCalls how many calls told what the integration took
     */
    public Sums(
            long calls,
            long bytes,
            long latencyMillis,
            long backendCalls,
            long backendMillis,
            LatencySketch latencies) {
        this.calls = calls;
        this.bytes = bytes;
        this.latencyMillis = latencyMillis;
        this.backendCalls = backendCalls;
        this.backendMillis = backendMillis;
        this.latencies = latencies;
    }

    /** One call more. */
    public void add(MeterEvent event) {
        calls++;
        bytes += Math.min(event.responseBytes().orElse(0), BYTES_MAX);
        if (event.latencyMillis().isPresent()) {
            long millis = Math.min(event.latencyMillis().getAsLong(), MILLIS_MAX);
            latencyMillis += millis;
            latencies.add(millis);
        }
        if (event.backendLatencyMillis().isPresent()) {
            backendCalls++;
            backendMillis += Math.min(event.backendLatencyMillis().getAsLong(), MILLIS_MAX);
        }
    }

    public void add(Sums other) {
        calls += other.calls;
        bytes += other.bytes;
        latencyMillis += other.latencyMillis;
        backendCalls += other.backendCalls;
        backendMillis += other.backendMillis;
        latencies.add(other.latencies);
    }

    public long calls() {
        return calls;
    }

    /** Of the bodies of all answers. */
    public long bytes() {
        return bytes;
    }

    /** What callers waited, together, as far as the logs told it. */
    public long latencyMillis() {
        return latencyMillis;
    }

    /** How many calls told what the integration took. */
    public long backendCalls() {
        return backendCalls;
    }

    public long backendMillis() {
        return backendMillis;
    }

    /** What callers waited, one by one. */
    public LatencySketch latencies() {
        return latencies;
    }
}
