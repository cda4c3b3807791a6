package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DefaultsTest {

    private static final String PRESET = "postern.access.rate-limit.preset";

    @Test
    void productionLimitsRates() {
        assertThat(defaults(Map.of("POSTERN_MODE", "production")).source().get(PRESET))
                .isEqualTo("custom");
    }

    @Test
    void developmentLimitsNoRates() {
        assertThat(defaults(Map.of("POSTERN_MODE", "development")).source().get(PRESET))
                .isNull();
    }

    private static Defaults defaults(Map<String, String> variables) {
        return Defaults.from(variables, new Random(1));
    }
}
