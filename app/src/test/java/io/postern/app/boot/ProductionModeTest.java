package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Production is production, wherever it is written. */
class ProductionModeTest {

    private static final String PRESET = "postern.access.rate-limit.preset";
    private static final String BURST = "postern.access.rate-limit.burst";

    @AfterEach
    void forgetProperties() {
        System.clearProperty("postern.mode");
        System.clearProperty("micronaut.config.files");
    }

    @Test
    void aVariableLimitsRates() {
        assertRatesAreLimited(Map.of("POSTERN_MODE", "production"), Map.of());
    }

    @Test
    void anOverrideLimitsRates() {
        assertRatesAreLimited(Map.of(), Map.of("postern.mode", "production"));
    }

    @Test
    void aSystemPropertyLimitsRates() {
        System.setProperty("postern.mode", "production");

        assertRatesAreLimited(Map.of(), Map.of());
    }

    @Test
    void aFileLimitsRates() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("config")) {
            Files.writeString(folder.file("mine.yml"), "postern.mode: production\n");
            System.setProperty("micronaut.config.files", folder.file("mine.yml").toString());

            assertRatesAreLimited(Map.of(), Map.of());
        }
    }

    @Test
    void whatAnOperatorWritesInAFileIsStronger() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("config")) {
            Files.writeString(folder.file("mine.yml"), "postern.mode: production\n" + BURST + ": 7\n");
            System.setProperty("micronaut.config.files", folder.file("mine.yml").toString());

            try (Gate gate = start(Map.of(), Map.of())) {
                assertThat(configured(gate, PRESET)).isEqualTo("custom");
                assertThat(configured(gate, BURST)).isEqualTo("7");
            }
        }
    }

    @Test
    void whatAnOperatorWritesInAVariableIsStronger() {
        try (Gate gate =
                start(Map.of("POSTERN_MODE", "production", "POSTERN_ACCESS_RATE_LIMIT_PRESET", "off"), Map.of())) {
            assertThat(configured(gate, PRESET)).isEqualTo("off");
        }
    }

    @Test
    void developmentLimitsNoRates() {
        try (Gate gate = start(Map.of("POSTERN_MODE", "development"), Map.of())) {
            assertThat(configured(gate, PRESET)).isEqualTo("off");
        }
    }

    private static void assertRatesAreLimited(Map<String, String> variables, Map<String, Object> overrides) {
        try (Gate gate = start(variables, overrides)) {
            assertThat(configured(gate, PRESET)).isEqualTo("custom");
            assertThat(configured(gate, BURST)).isEqualTo("200");
        }
    }

    /** With all that production asks for, and a Redis that is not there yet. */
    private static Gate start(Map<String, String> more, Map<String, Object> overrides) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("PORT", "-1");
        variables.put("CLIENT_SECRET_KEY", "a client secret that is long");
        variables.put("ACCESS_TOKEN_SECRET_KEY", "an access secret that is long");
        variables.put("POSTERN_ACCESS_REGISTRY_KEY", "a registry key that is long");
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("REDIS_URL", "redis://localhost:" + LoopbackPort.free());
        return Boot.start(variables, overrides);
    }

    private static String configured(Gate gate, String key) {
        return gate.context().getEnvironment().getRequiredProperty(key, String.class);
    }
}
