package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations as Go's {@code time.ParseDuration} reads them. */
class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "60s, PT1M",
        "1m30s, PT1M30S",
        "500ms, PT0.5S",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "+2us, PT0.000002S",
        "2µs, PT0.000002S",
        "1h1m1s1ms1us1ns, PT1H1M1.001001001S"
    })
    void readsWhatGoReads(String text, Duration expected) {
        assertThat(GoDuration.positive("timeout", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "1d", "s", "-1s", "0", "0s", "1 s", "1m-1s", "9999999999h", ".s", "PT1S"})
    void refusesWhatGoRefusesAndWhatIsNoTimeAtAll(String text) {
        assertThatThrownBy(() -> GoDuration.positive("timeout", text)).isInstanceOf(CommandFailure.class);
    }

    @Test
    void saysWhatItExpects() {
        assertThatThrownBy(() -> GoDuration.positive("timeout", "60"))
                .hasMessage("timeout: 60 (expected: a duration such as 500ms, 60s or 1m30s)");
    }
}
