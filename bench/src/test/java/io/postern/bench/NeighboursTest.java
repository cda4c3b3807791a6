package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighboursTest {
    @Test
    void areWhatIsBusyAndNotOurs() {
        assertThat(Neighbours.share(10, 4, 20)).isEqualTo(0.3);
        assertThat(Neighbours.share(4, 4.01, 20)).isZero();
    }

    @Test
    void areReadFromTheKernel() throws Exception {
        assertThat(Neighbours.watch().share(0)).isBetween(0.0, 1.0);
    }
}
