package io.postern.metering.model;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.Store;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.util.OptionalDouble;

/**
 * How long calls took, as a DDSketch (Masson, Rim, Lee: VLDB 2019): counts in bins whose bounds grow by a factor, so that
 * sketches are merged by adding the counts of equal bins, in any order and by whoever can add. Not safe for threads.
 */
public final class LatencySketch {

    /** How wrong a percentile can be, as a share of it. */
    public static final double ACCURACY = 0.02;

    /** The bin of what took less than a millisecond; those of all else count from zero. */
    public static final int ZERO_BIN = -1;

    private static final IndexMapping MAPPING = new LogarithmicMapping(ACCURACY);

    private final Store bins = new UnboundedSizeDenseStore();
    private long zeros;

    /** Takes the bins of a sketch one by one. */
    public interface Bins {
        void bin(int bin, long count);
    }

    public void add(long millis) {
        add(binOf(millis), 1);
    }

    /** Adds a bin of another sketch. */
    public void add(int bin, long count) {
        if (bin == ZERO_BIN) zeros += count;
        else bins.add(bin, count);
    }

    public void add(LatencySketch other) {
        other.forEach(this::add);
    }

    /** Each bin that is not empty. */
    public void forEach(Bins taker) {
        if (zeros > 0) taker.bin(ZERO_BIN, zeros);
        bins.forEach((bin, count) -> taker.bin(bin, (long) count));
    }

    public long count() {
        return zeros + (long) bins.getTotalCount();
    }

    /**
     * What so many of the calls took at most, in milliseconds; nothing when there was no call.
     *
     * @param share 0 to 1
     */
    public OptionalDouble percentile(double share) {
        if (count() == 0) return OptionalDouble.empty();
        DDSketch sketch = DDSketch.of(MAPPING, new UnboundedSizeDenseStore(), bins, (double) zeros);
        return OptionalDouble.of(sketch.getValueAtQuantile(share));
    }

    private static int binOf(long millis) {
        return millis < 1 ? ZERO_BIN : MAPPING.index((double) millis);
    }
}
