package io.postern.metering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SumsTest {

    @Test
    void percentilesAreAsRightAsPromised() {
        LatencySketch sketch = new LatencySketch();
        for (long millis = 1; millis <= 10_000; millis++) sketch.add(millis);

        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
            double truth = 1 + share * 9_999;
            double told = sketch.percentile(share).orElseThrow();
            assertTrue(Math.abs(told - truth) <= truth * LatencySketch.ACCURACY + 1, share + ": " + told);
        }
    }

    @Test
    void binsAddUpInAnyOrder() {
        LatencySketch whole = new LatencySketch();
        LatencySketch one = new LatencySketch();
        LatencySketch other = new LatencySketch();
        for (long millis = 0; millis < 500; millis++) {
            whole.add(millis);
            (millis % 3 == 0 ? one : other).add(millis);
        }
        LatencySketch merged = new LatencySketch();
        other.forEach(merged::add);
        merged.add(one);

        assertEquals(whole.count(), merged.count());
        assertEquals(whole.percentile(0.9), merged.percentile(0.9));
    }

    @Test
    void nothingHasNoPercentile() {
        assertEquals(OptionalDouble.empty(), new LatencySketch().percentile(0.5));
    }

    @Test
    void noCallPushesASumOverItsEdge() {
        Sums sums = new Sums();
        OptionalLong huge = OptionalLong.of(Long.MAX_VALUE);
        for (int i = 0; i < 3; i++)
            sums.add(new MeterEvent("e" + i, Instant.EPOCH, "", "GET", "/", "/", 200, "", huge, huge, huge, Map.of()));

        assertEquals(3 * 86_400_000L, sums.latencyMillis());
        assertEquals(3 * 86_400_000L, sums.backendMillis());
        assertEquals(3 * (1L << 32), sums.bytes());
    }

    @Test
    void aMethodThatNobodyKnowsIsOneOfTheOthers() {
        assertEquals("(other)", new Series("shop", "BREW", "/", StatusClass.SUCCESS).method());
        assertEquals("GET", new Series("shop", "GET", "/", StatusClass.SUCCESS).method());
    }
}
