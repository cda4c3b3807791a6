package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class MemoryLineTest {
    private static final long MEGABYTE = 1_000_000;

    @Test
    void aStraightLineIsFlat() {
        MemoryLine line = line(121, second -> 300 * MEGABYTE);

        assertThat(line.growth()).isZero();
        assertThat(line.flat(0.02)).isTrue();
    }

    @Test
    void whatRisesInTheSecondHalfIsNotFlat() {
        // A megabyte in each ten seconds: 30 MB from 330 to 360 in the half that counts, whose mean is 345.
        MemoryLine line = line(121, look -> 300 * MEGABYTE + look * (MEGABYTE / 2));

        assertThat(line.growth()).isCloseTo(30.0 / 345, within(1e-9));
        assertThat(line.flat(0.02)).isFalse();
        assertThat(line.flat(0.09)).isTrue();
    }

    @Test
    void whatRisesInTheFirstHalfOnlyIsFlat() {
        MemoryLine line = line(121, look -> Math.min(look, 60) * (5 * MEGABYTE));

        assertThat(line.growth()).isZero();
        assertThat(line.flat(0.02)).isTrue();
    }

    @Test
    void whatGoesUpAndDownIsFlat() {
        MemoryLine line = line(121, look -> 300 * MEGABYTE + (look % 4) * (10 * MEGABYTE));

        assertThat(line.growth()).isCloseTo(0, within(0.005));
    }

    @Test
    void whatFallsIsFlat() {
        MemoryLine line = line(121, look -> 600 * MEGABYTE - look * MEGABYTE);

        assertThat(line.growth()).isNegative();
        assertThat(line.flat(0)).isTrue();
    }

    @Test
    void tooFewPointsProveNothing() {
        assertThat(line(0, look -> MEGABYTE).flat(1)).isFalse();
        assertThat(line(1, look -> MEGABYTE).flat(1)).isFalse();
        assertThat(line(4, look -> MEGABYTE).flat(1)).isFalse();
        assertThat(line(5, look -> MEGABYTE).flat(1)).isTrue();
    }

    @Test
    void isATableOfMegabytes() {
        MemoryLine line = new MemoryLine(List.of(
                new MemoryPoint(Duration.ofMillis(10), 301_400_000, 0),
                new MemoryPoint(Duration.ofSeconds(5), 302_600_000, 99_500_000)));

        assertThat(line.toMarkdown()).isEqualTo("""
            | s | resident MB | heap MB |
            | --- | --- | --- |
            | 0 | 301 | – |
            | 5 | 303 | 100 |
            """);
    }

    /** So many looks, five seconds apart. */
    private static MemoryLine line(int looks, IntToLongFunction rssOfLook) {
        List<MemoryPoint> points = new ArrayList<>();
        for (int look = 0; look < looks; look++)
            points.add(new MemoryPoint(Duration.ofSeconds(5L * look), rssOfLook.applyAsLong(look), 0));
        return new MemoryLine(points);
    }
}
