package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownVariablesTest {

    private static final Pattern NAME = Pattern.compile("\\bPOSTERN_[A-Z0-9_]*[A-Z0-9]\\b");

    private static List<PropertySource> sources = List.of();

    @BeforeAll
    static void lookAtAStart() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            sources = List.copyOf(gate.context().getEnvironment().getPropertySources());
        }
    }

    @Test
    void theStartTellsOfItsNameAndNeverOfItsValue() {
        Map<String, String> variables = Map.of("PORT", "-1", "POSTERN_OPERATOR_KEI", "swordfish");

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(Told.by(gate))
                    .contains("  ! POSTERN_OPERATOR_KEI: no such variable, and nothing reads it"
                            + " (did you mean POSTERN_OPERATOR_KEY?).\n")
                    .doesNotContain("swordfish");
        }
    }

    @Test
    void aStartWhoseVariablesAreAllKnownTellsOfNone() {
        Map<String, String> variables = Map.of("PORT", "-1", "POSTERN_OPERATOR_KEY", "swordfish");

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(Told.by(gate)).doesNotContain("no such variable");
        }
    }

    @Test
    void whatProductionMissesMayBeWhatWasMisspelt() {
        Map<String, String> variables =
                Map.of("POSTERN_MODE", "production", "POSTERN_ACCES_CLIENT_SECRET_KEY", "a client secret that is long");

        assertThatThrownBy(() -> Boot.start(variables, Map.of()))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("CLIENT_SECRET_KEY is not set")
                .hasMessageContaining("POSTERN_ACCES_CLIENT_SECRET_KEY: no such variable")
                .hasMessageContaining("did you mean POSTERN_ACCESS_CLIENT_SECRET_KEY?");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTERN_REDIS_URl, REDIS_URL",
        "POSTERN_PORT, PORT",
        "POSTERN_AWS_REGIN, POSTERN_AWS_REGION",
        "POSTERN_ACCESS_TOKEN_TLL, POSTERN_ACCESS_ACCESS_TOKEN_TTL",
        "POSTERN_REGISTRY_KEY, POSTERN_ACCESS_REGISTRY_KEY",
        "POSTERN_TELEMETRY_LATEEVENTS, POSTERN_TELEMETRY_LATE_EVENTS",
        "POSTERN_MOED, POSTERN_MODE",
        "POSTERN_LOCATE_SERVICES_0, POSTERN_LOCATE_SERVICES",
        "POSTERN_JAVA_OPT, POSTERN_JAVA_OPTS",
        "POSTERN_OPERATOR_KEY_FIEL, POSTERN_OPERATOR_KEY_FILE",
        "POSTERN_ACCESS_CLIENTS_MY_SHOP_WIGHT, POSTERN_ACCESS_CLIENTS_MY_SHOP_WEIGHT",
        "POSTERN_ACCESS_CLIENT_SHOP_SECRETS, POSTERN_ACCESS_CLIENTS_SHOP_SECRETS",
        "POSTERN_METERING_PULL_SHOP_EVRY, POSTERN_METERING_PULL_SHOP_EVERY"
    })
    void whatWasMeantIsNamed(String variable, String meant) {
        assertThat(sentences(Map.of(variable, "x")))
                .containsExactly(variable + ": no such variable, and nothing reads it (did you mean " + meant + "?).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSTERN_FOO", "POSTERN_SOMETHING_ELSE_ALTOGETHER", "postern_nonsense"})
    void whereNothingIsNearNothingIsGuessed(String variable) {
        assertThat(sentences(Map.of(variable, "9000")))
                .containsExactly(variable
                        + ": no such variable, and nothing reads it (postern config print lists all settings).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POSTERN_TELEMETRY_LATE_EVENTS",
                "postern_telemetry_late_events",
                "POSTERN_ACCESS_CLIENT_SECRET_KEY",
                "POSTERN_ACCESS_CLIENTS_SHOP_WEIGHT",
                "POSTERN_ACCESS_CLIENTS_MY_OTHER_SHOP_RECORDS_PER_MINUTE",
                "POSTERN_METERING_FORMATS_MINE_TIME_EPOCH",
                "POSTERN_LOCATE_SERVICES[0]",
                "POSTERN_ACCESS_CLIENTS_SHOP_KEYS[12]",
                "POSTERN_TEST_OF_MINE",
                "POSTER",
                "POSTERNS",
                "OTHER_POSTERN_THING"
            })
    void whatIsReadOrIsNotOursIsNotToldOf(String variable) {
        assertThat(sentences(Map.of(variable, "x"))).isEmpty();
    }

    @Test
    void whatKubernetesSaysOfItsServicesIsNotToldOf() {
        Map<String, String> ofServices = Map.ofEntries(
                Map.entry("POSTERN_SERVICE_HOST", "10.0.0.11"),
                Map.entry("POSTERN_SERVICE_PORT", "8080"),
                Map.entry("POSTERN_SERVICE_PORT_HTTP", "8080"),
                Map.entry("POSTERN_PORT", "tcp://10.0.0.11:8080"),
                Map.entry("POSTERN_PORT_8080_TCP", "tcp://10.0.0.11:8080"),
                Map.entry("POSTERN_PORT_8080_TCP_PROTO", "tcp"),
                Map.entry("POSTERN_PORT_8080_TCP_PORT", "8080"),
                Map.entry("POSTERN_PORT_8080_TCP_ADDR", "10.0.0.11"),
                Map.entry("POSTERN_REDIS_SERVICE_HOST", "10.0.0.12"),
                Map.entry("POSTERN_REDIS_PORT", "tcp://10.0.0.12:6379"),
                Map.entry("POSTERN_REDIS_PORT_6379_TCP_ADDR", "10.0.0.12"));

        assertThat(sentences(ofServices)).isEmpty();
    }

    @Test
    void theKeysOfAModuleAreThoseThatItHasDefaultsFor() {
        PropertySource ofModule = PropertySource.of("defaults", Map.of("postern.mine.api-url", ""), Integer.MIN_VALUE);

        assertThat(UnknownVariables.sentences(List.of(
                        ofModule, environment(Map.of("POSTERN_MINE_API_URL", "x", "POSTERN_MINE_API_URN", "x")))))
                .containsExactly("POSTERN_MINE_API_URN: no such variable, and nothing reads it"
                        + " (did you mean POSTERN_MINE_API_URL?).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin", "deploy", "bench", "lambda/src/main", "testkit/src/main", "app/src/main/java"})
    void whatOurOwnProgramsReadIsNotToldOf(String folder) throws IOException {
        Map<String, String> named = new HashMap<>();
        for (String name : namesIn(Path.of("..").resolve(folder))) named.put(name, "");

        assertThat(named).isNotEmpty();
        assertThat(sentences(VariableFiles.read(named))).isEmpty();
    }

    private static Set<String> namesIn(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString();
                if (path.startsWith("target/") || path.startsWith("src/test/")) continue;
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                NAME.matcher(text).results().map(MatchResult::group).forEach(names::add);
            }
        }
        return names;
    }

    private static List<String> sentences(Map<String, String> variables) {
        List<PropertySource> all = new ArrayList<>(sources);
        all.add(environment(variables));
        return UnknownVariables.sentences(all);
    }

    private static PropertySource environment(Map<String, String> variables) {
        return new VariablesSource(variables);
    }
}
