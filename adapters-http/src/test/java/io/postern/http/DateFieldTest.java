package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DateFieldTest {

    @Test
    void everyAnswerTellsTheServersTime() {
        try (Gate gate = Gate.open()) {
            assertThat(date(gate, "/test")).contains("Fri, 01 May 2026 12:00:00 GMT");

            gate.clock().advance(Duration.ofMillis(1999));

            assertThat(date(gate, "/nowhere")).contains("Fri, 01 May 2026 12:00:01 GMT");
        }
    }

    private static Optional<String> date(Gate gate, String path) {
        return gate.get(path).headers().firstValue("Date");
    }
}
