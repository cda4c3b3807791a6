package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevocationConfigTest {

    @Test
    void whatWasHeardCountsForHalfAMinute() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            assertThat(gate.context().getBean(RevocationConfig.class))
                    .isEqualTo(new RevocationConfig(Duration.ofSeconds(30)));
        }
    }

    @Test
    void theKeyIsThatOfTheDocuments() {
        Map<String, Object> keys = Map.of("postern.access.revocations.trusted-for", "5s");
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), keys)) {
            assertThat(gate.context().getBean(RevocationConfig.class))
                    .isEqualTo(new RevocationConfig(Duration.ofSeconds(5)));
        }
    }

    @Test
    void lessThanItTakesToAskIsRefused() {
        assertThatThrownBy(() -> new RevocationConfig(Duration.ofMillis(1999)))
                .hasMessage("postern.access.revocations.trusted-for: PT1.999S (expected: 2s or more)");
    }
}
