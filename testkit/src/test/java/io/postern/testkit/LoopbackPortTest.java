package io.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LoopbackPortTest {

    @Test
    void noPortIsGivenTwiceNeitherAsOneNorAsANeighbour() {
        Set<Integer> given = new HashSet<>();

        for (int i = 0; i < 300; i++) {
            int port = LoopbackPort.freeWithNeighbour(1_000);
            assertThat(given.add(port)).isTrue();
            assertThat(given.add(port + 1_000)).isTrue();
            assertThat(given.add(LoopbackPort.free())).isTrue();
        }
    }
}
