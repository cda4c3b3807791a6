package io.postern.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "0.1.0, 0.1.0, false",
        "0.1.9, 0.1.0, false",
        "0.2.0, 0.1.0, true",
        "0.1.0, 0.2.0, false",
        "1.0.0, 0.9.0, true",
        "1.1.0, 1.0.0, false",
        "2.0.0, 1.9.9, true",
        "1.5.0, 2.0.0, false",
        "0.2.0-rc.1, 0.1.0, true"
    })
    void aMajorVersionMayBreakAndBeforeTheFirstAMinorOne(String now, String promised, boolean may) {
        assertThat(Version.of(now).mayBreak(Version.of(promised))).isEqualTo(may);
    }

    @Test
    void whatIsNoVersionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Version.of("newest"));
    }
}
