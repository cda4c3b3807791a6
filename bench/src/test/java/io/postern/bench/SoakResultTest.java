package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SoakResultTest {

    @Test
    void passesWhenMemoryIsFlatAndNothingIsMissing() {
        SoakResult result = new SoakResult(List.of(stint(0, 0), stint(0, 0)), rising(0));

        assertThat(result.passed(0.02)).isTrue();
        assertThat(result.verdict(0.02))
                .startsWith("passed: memory is flat: +0.0 % over the second half (2.0 % allowed); missing 0, surplus 0;"
                        + " 100 accepted/s, p99 ")
                .endsWith("errors: none");
    }

    @Test
    void failsWhenARecordIsMissingInAnyPart() {
        SoakResult result = new SoakResult(List.of(stint(1, 0), stint(0, 0)), rising(0));

        assertThat(result.passed(0.02)).isFalse();
        assertThat(result.verdict(0.02)).startsWith("failed: memory is flat").contains("missing 1, surplus 0");
    }

    @Test
    void failsWhenMemoryRises() {
        SoakResult result = new SoakResult(List.of(stint(0, 0)), rising(10_000_000));

        assertThat(result.passed(0.02)).isFalse();
        assertThat(result.verdict(0.02)).startsWith("failed: memory is not flat: +");
    }

    @Test
    void tellsWhatArrivedTwiceAndPasses() {
        SoakResult result = new SoakResult(List.of(stint(0, 2), stint(0, 3)), rising(0));

        assertThat(result.passed(0.02)).isTrue();
        assertThat(result.verdict(0.02)).contains("missing 0, surplus 5");
    }

    private static Stint stint(long missing, long surplus) {
        LoadReport load = new LoadReport(Map.of(201, 1000L), 0, 0, Duration.ofSeconds(10), new Histogram(3), "");
        return new Stint(load, new Drain(Duration.ZERO, missing, surplus, new SinkStats(0, 0, 0, 0, 0, 0, 0)));
    }

    private static MemoryLine rising(long bytesEachLook) {
        return new MemoryLine(IntStream.range(0, 20)
                .mapToObj(look -> new MemoryPoint(Duration.ofSeconds(look), 300_000_000 + look * bytesEachLook, 0))
                .toList());
    }
}
