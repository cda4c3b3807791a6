package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.env.PropertySource;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownKeysTest {

    @Test
    void aMisspeltKeyStopsTheBootAndTheNearestIsNamed() {
        assertThatThrownBy(() -> Boot.start(Map.of(), Map.of("postern.telemetry.companie", "2s")))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.telemetry.companie")
                .hasMessageContaining("did you mean postern.telemetry.company?");
    }

    @Test
    void aMisspeltKeyInAFileIsNamedWithItsFile() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("config")) {
            Files.writeString(folder.file("mine.yml"), "postern:\n  acces:\n    clock-skew: 1m\n");
            System.setProperty("micronaut.config.files", folder.file("mine.yml").toString());

            assertThatThrownBy(() -> Boot.start(Map.of(), Map.of()))
                    .isInstanceOf(BootFailure.class)
                    .hasMessageContaining("postern.acces.clock-skew (in ")
                    .hasMessageContaining("did you mean postern.access.clock-skew?");
        } finally {
            System.clearProperty("micronaut.config.files");
        }
    }

    @Test
    void aKeyWithoutDefaultIsKnown() {
        Map<String, Object> keys = Map.of("postern.operator-key", "some operator's key");

        try (Gate gate = Boot.start(Map.of("PORT", "-1"), keys)) {
            assertThat(gate.context().getEnvironment().getProperty("postern.operator-key", String.class))
                    .contains("some operator's key");
        }
    }

    @Test
    void theKeysOfAModuleAreThoseThatItHasDefaultsFor() {
        PropertySource ofModule = PropertySource.of("defaults", Map.of("postern.mine.url", ""), Integer.MIN_VALUE);
        PropertySource ofOperator =
                PropertySource.of("operator", Map.of("postern.mine.url", "x", "postern.mine.urn", "x"));

        assertThat(UnknownKeys.sentences(List.of(ofModule, ofOperator)))
                .containsExactly("postern.mine.urn (in operator): no such key (did you mean postern.mine.url?).");
    }

    @Test
    void aMisspeltKeyOfAClientIsNamed() {
        Map<String, Object> keys = Map.of("postern.access.clients.shop.namespace", "shop");

        assertThatThrownBy(() -> Boot.start(Map.of(), keys))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.access.clients.shop.namespace (in ")
                .hasMessageContaining("did you mean postern.access.clients.*.namespaces?");
    }
}
