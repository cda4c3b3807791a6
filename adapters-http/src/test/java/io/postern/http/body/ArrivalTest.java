package io.postern.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Gate;
import io.postern.http.Wire;
import io.postern.testkit.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies that take their time. */
final class ArrivalTest {

    private static final String HEAD = "POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n";

    @Test
    void aBodyThatStandsStillIsNotWaitedFor() throws IOException {
        try (Gate gate = Gate.openWith(Map.of("postern.http.body-pause", "100ms"));
                Wire wire = new Wire(gate.port())) {
            wire.say(HEAD + " ".repeat(59_999));

            assertThat(wire.head()).startsWith("HTTP/1.1 400");
            Eventually.holds(Duration.ofSeconds(10), "all is given back", () -> gate.gauge("postern.bodies") == 0);
        }
    }

    @Test
    void aBodyThatDripsIsNotWaitedForEither() throws IOException {
        try (Gate gate = Gate.openWith(Map.of("postern.http.body-pause", "300ms"));
                Wire wire = new Wire(gate.port())) {
            wire.say(HEAD + " ".repeat(50_000));

            for (int i = 0; i < 30; i++) sayAfter(Duration.ofMillis(30), wire, " ");

            assertThat(wire.head()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aBodyThatKeepsComingMayTakeLongerThanAPause() throws IOException {
        try (Gate gate = Gate.openWith(Map.of("postern.http.body-pause", "2s"));
                Wire wire = new Wire(gate.port())) {
            wire.say(HEAD);

            for (int i = 0; i < 30; i++) sayAfter(Duration.ofMillis(100), wire, " ".repeat(2_000));

            assertThat(wire.head()).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aBodyThatKeepsComingIsNotWaitedForForEver() throws IOException {
        try (Gate gate = Gate.openWith(Map.of("postern.http.body-pause", "2s", "postern.http.body-patience", "500ms"));
                Wire wire = new Wire(gate.port())) {
            wire.say(HEAD);

            for (int i = 0; i < 15; i++) sayAfter(Duration.ofMillis(50), wire, " ".repeat(2_000));

            assertThat(wire.head()).startsWith("HTTP/1.1 400");
        }
    }

    private static void sayAfter(Duration wait, Wire wire, String text) throws IOException {
        long start = System.nanoTime();
        Eventually.holds(Duration.ofSeconds(10), wait + " are over", () -> System.nanoTime() - start >= wait.toNanos());
        wire.say(text);
    }
}
