package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.locate.model.ServiceName;
import io.postern.locate.model.ServiceTemplates;
import io.postern.locate.model.UrlTemplate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How locate is configured. */
class LocateWiringTest {

    private static final String FIRST = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"kid\":\"first\","
            + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
            + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
    private static final String SECOND = FIRST.replace("first", "second");

    @Test
    void servicesComeFromAVariable() {
        try (Gate gate = start(Map.of("POSTERN_LOCATE_SERVICES", "ndt/ndt7 wss:///a wss:///b,ndt/ndt5 ws://:3001/c"))) {
            ServiceTemplates services = gate.context().getBean(ServiceTemplates.class);

            assertThat(services.of(new ServiceName("ndt", "ndt7")))
                    .containsExactly(new UrlTemplate("wss:///a"), new UrlTemplate("wss:///b"));
            assertThat(services.of(new ServiceName("ndt", "ndt5"))).containsExactly(new UrlTemplate("ws://:3001/c"));
        }
    }

    @Test
    void listsComeFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("locate.yml"), """
            postern:
              locate:
                enabled: true
                services:
                - ndt/ndt7 wss:///a
                - ndt/ndt5 ws://:3001/c
                signing-keys:
                - '%s'
                - '%s'
            """.formatted(FIRST, SECOND));

        System.setProperty("micronaut.config.files", file.toString());
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            assertThat(gate.context().getBean(ServiceTemplates.class).byService())
                    .hasSize(2);
            assertThat(get(gate, "/.well-known/jwks.json")).contains("\"first\"", "\"second\"");
        } finally {
            System.clearProperty("micronaut.config.files");
        }
    }

    @Test
    void keysComeFromAVariable() throws Exception {
        try (Gate gate = start(Map.of("POSTERN_LOCATE_SIGNING_KEYS", FIRST + "," + SECOND))) {
            assertThat(get(gate, "/.well-known/jwks.json")).contains("\"first\"", "\"second\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTERN_LOCATE_SERVICES, ndt7 wss:///a, expected: experiment/datatype and URLs",
        "POSTERN_LOCATE_SERVICES, ndt/ndt7, expected: experiment/datatype and URLs",
        "POSTERN_LOCATE_SERVICES, ndt/ndt7 wss://host/a, expected: experiment/datatype and URLs",
        "POSTERN_LOCATE_ISSUER, ' ', postern.locate.issuer: blank",
        "POSTERN_LOCATE_MACHINE_PATTERN, (, postern.locate.machine-pattern",
        "POSTERN_LOCATE_REGISTRY, paper, postern.locate.registry: paper (expected: memory or redis)",
        "POSTERN_LOCATE_SIGNING_KEYS, nonsense, postern.locate.signing-keys: no readable file at nonsense",
        "POSTERN_LOCATE_MONITORING_KEYS, nonsense, postern.locate.monitoring-keys: no readable file at nonsense",
        "POSTERN_LOCATE_HEARTBEAT_KEYS, nonsense, postern.locate.heartbeat-keys: no readable file at nonsense",
        "POSTERN_LOCATE_MEMORY_REGISTRY_MACHINES_MAX, 0, machines-max: 0 (expected: 1 or more)"
    })
    void whatCannotBeMeantStopsTheBoot(String variable, String value, String words) {
        assertThatThrownBy(() -> start(Map.of(variable, value)).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(words);
    }

    private static Gate start(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("PORT", "-1");
        variables.put("POSTERN_LOCATE_ENABLED", "true");
        return Boot.start(variables, Map.of());
    }

    private static String get(Gate gate, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(gate.uri() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
