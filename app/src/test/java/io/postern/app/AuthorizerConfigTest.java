package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.http.authorizer.AuthorizerKeys;
import io.postern.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerConfigTest {

    @Test
    void theDefaultsAreThoseOfTheDocuments() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            assertThat(gate.context().getBean(AuthorizerConfig.class))
                    .isEqualTo(new AuthorizerConfig(
                            "$request.header.clientId", "iam", false, Duration.ofSeconds(30), Duration.ZERO));
            assertThat(gate.context().getBean(AuthorizerKeys.class).keys()).isEmpty();
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> settings = Map.of(
                "postern.metering.authorizer.identity-source", "method.request.querystring.key",
                "postern.metering.authorizer.response", "simple",
                "postern.metering.authorizer.shadow", "true",
                "postern.metering.authorizer.ttl", "60s",
                "postern.metering.authorizer.last-known-for", "5m",
                "postern.metering.authorizer.keys",
                        "0123456789abcdef0123456789abcdef, fedcba9876543210fedcba9876543210");

        try (Gate gate = Boot.start(Map.of("PORT", "-1"), settings)) {
            assertThat(gate.context().getBean(AuthorizerConfig.class))
                    .isEqualTo(new AuthorizerConfig(
                            "method.request.querystring.key",
                            "simple",
                            true,
                            Duration.ofSeconds(60),
                            Duration.ofMinutes(5)));
            assertThat(gate.context().getBean(AuthorizerKeys.class).keys()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clientId, iam, 30s, 0s, identity-source: clientId",
        "$request.header.id, xml, 30s, 0s, response: xml",
        "$request.header.id, iam, 0s, 0s, ttl: PT0S",
        "$request.header.id, iam, 61m, 0s, ttl: PT1H1M",
        "$request.header.id, iam, 30s, -1s, last-known-for: PT-1S"
    })
    void whatCannotBeIsRefusedWithItsKey(
            String source, String response, String ttl, String lastKnownFor, String words) {
        assertThatThrownBy(() -> new AuthorizerConfig(source, response, false, time(ttl), time(lastKnownFor)))
                .hasMessageStartingWith("postern.metering.authorizer." + words);
    }

    @Test
    void aKeyThatCouldBeGuessedIsRefused() {
        Secret usable = new Secret("0123456789abcdef0123456789abcdef");

        assertThatThrownBy(() -> new AuthorizerKeys(List.of(new Secret("0123456789abcdef0123456789abcde"))))
                .hasMessageContaining("one of 31 characters (expected: 32 or more");
        assertThatThrownBy(() -> new AuthorizerKeys(List.of(usable, usable, usable)))
                .hasMessageContaining("3 (expected: at most 2)");
    }

    @Test
    void aKeyMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
        Map<String, Object> inFile = Map.of("postern.metering.authorizer.keys", "file:" + file);
        Map<String, Object> missing = Map.of("postern.metering.authorizer.keys", "file:" + folder.resolve("none"));

        try (Gate gate = Boot.start(Map.of("PORT", "-1"), inFile)) {
            assertThat(gate.context().getBean(AuthorizerKeys.class).keys())
                    .containsExactly(new Secret("0123456789abcdef0123456789abcdef"));
        }
        assertThatThrownBy(() -> Boot.start(Map.of("PORT", "-1"), missing).close())
                .hasMessageContaining("postern.metering.authorizer.keys: file:");
    }

    private static Duration time(String text) {
        return Duration.parse("PT" + text);
    }
}
