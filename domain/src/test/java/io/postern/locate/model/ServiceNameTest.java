package io.postern.locate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceNameTest {

    @Test
    void itHasTwoParts() {
        assertThat(ServiceName.parse("ndt/ndt7")).contains(new ServiceName("ndt", "ndt7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndt", "ndt/", "/ndt7", "ndt/ndt7/x", "n dt/ndt7", "monitoring/x", "Monitoring/x"})
    void anythingElseIsNone(String text) {
        assertThat(ServiceName.parse(text)).isEmpty();
    }

    @Test
    void noServiceGetsTheSubjectOfMonitoringTokens() {
        assertThatThrownBy(() -> new ServiceName("monitoring", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
