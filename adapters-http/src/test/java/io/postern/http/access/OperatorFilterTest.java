package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Gate;
import io.postern.http.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorFilterTest {

    private static final Gate GATE = Gate.open();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void theKeyOpens() {
        assertThat(GATE.operatorGets("/api/v1/dead-letters").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/dead-letters",
                "/api/v1/dead-letters/",
                "/api/v1/dead-letters?limit=1",
                "/%61pi/v1/dead-letters",
                "/api%2Fv1/dead-letters",
                "//api/v1/dead-letters",
                "/api//v1/dead-letters",
                "/./api/v1/dead-letters",
                "/x/../api/v1/dead-letters",
                "/API/v1/dead-letters",
                "/api;a=b/v1/dead-letters",
                "http://127.0.0.1/api/v1/dead-letters"
            })
    void noSpellingOfAPathOpensWithoutIt(String path) throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

            assertThat(wire.head()).containsPattern("^HTTP/1.1 4\\d\\d ");
        }
    }
}
