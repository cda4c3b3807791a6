package io.postern.http.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.http.Gate;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LocateConfigTest {

    @Test
    void theDefaultsAreThoseOfTheDocuments() {
        try (Gate gate = Gate.open()) {
            assertThat(gate.bean(LocateConfig.class)).isEqualTo(new LocateConfig(false, "", 10_000));
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> settings = Map.of(
                "postern.locate.nearest-needs-token",
                true,
                "postern.locate.location-header",
                "X-Where",
                "postern.locate.heartbeats-max",
                7);
        try (Gate gate = Gate.openWith(settings)) {
            assertThat(gate.bean(LocateConfig.class)).isEqualTo(new LocateConfig(true, "X-Where", 7));
        }
    }

    @Test
    void noHeartbeatsAtAllAreRefused() {
        assertThatThrownBy(() -> new LocateConfig(false, "", 0)).hasMessageContaining("heartbeats-max: 0");
    }
}
