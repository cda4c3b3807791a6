package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostRatioTest {

    @Test
    void theMiddleOfAllPairsCounts() {
        CostRatio ratio = new CostRatio(List.of(pair(10, 11), pair(20, 21), pair(10, 30)));

        assertThat(ratio.passed(1.10)).isTrue();
        assertThat(ratio.passed(1.09)).isFalse();
        assertThat(ratio.verdict(1.10))
                .startsWith("passed: 1.100 times the CPU time of a request (1.10 allowed; half of 3 pairs from 1.075 to"
                        + " 2.050)")
                .contains("10.00 µs without limits, 21.00 µs with");
    }

    @Test
    void whoLosesRecordsIsNotCheap() {
        CostRatio ratio =
                new CostRatio(List.of(new CostRatio.Pair(new CostRatio.Cost(10, 1, 0), new CostRatio.Cost(10, 1, 1))));

        assertThat(ratio.passed(2)).isFalse();
        assertThat(ratio.verdict(2)).startsWith("failed: ").endsWith("missing 1");
    }

    private static CostRatio.Pair pair(double free, double limited) {
        return new CostRatio.Pair(new CostRatio.Cost(free, 50_000, 0), new CostRatio.Cost(limited, 45_000, 0));
    }
}
