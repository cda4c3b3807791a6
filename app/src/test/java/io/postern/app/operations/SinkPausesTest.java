package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SinkPausesTest {

    private final SinkPauses pauses = new SinkPauses(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Test
    void theyDoubleUpToTheLongest() {
        assertThat(pauses.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.after(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pauses.after(6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(pauses.after(7)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pauses.after(100_000)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatASinkAsksForHasABound() {
        assertThat(pauses.atMost(Duration.ofSeconds(17))).isEqualTo(Duration.ofSeconds(17));
        assertThat(pauses.atMost(Duration.ofDays(365))).isEqualTo(Duration.ofMinutes(1));
    }
}
