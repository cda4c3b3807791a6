package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.port.TokenStore;
import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.app.boot.Told;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.MetricDestination;
import io.postern.testkit.LoopbackPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which adapters serve, and what the boot says about it. */
class SelectionTest {

    private static final Pattern ROW =
            Pattern.compile("\\| `(postern\\.[a-z.-]+)` \\| [^|]* \\| ((?:(?:, | or )?`[a-z0-9]+`)+).*");
    private static final Pattern ADAPTER = Pattern.compile("`([a-z0-9]+)`");

    @Test
    void withNothingSetEverythingIsMemoryAndTheRiskIsSaid() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            assertThat(gate.context().getBean(DeliveryQueues.class).metrics()).isInstanceOf(MemoryDeliveryQueue.class);
            assertThat(gate.context().getBean(MetricDestination.class)).isInstanceOf(LocalMetricStore.class);
            assertThat(Told.by(gate))
                    .startsWith("Postern listens on " + gate.uri() + "\n")
                    .contains("  tokens, clients, operators, rates: memory (REDIS_URL is not set)\n")
                    .contains("  delivery queue, dead letters: memory (REDIS_URL is not set)\n")
                    .contains("memory (neither AWS_REGION nor AWS_ACCESS_KEY_ID is set)\n")
                    .contains("A crash loses what was accepted and is not delivered yet.");
        }
    }

    @Test
    void redisAndCloudWatchFollowFromTheirVariables() {
        Map<String, String> variables = Map.of(
                "PORT", "-1",
                "REDIS_URL", "redis://localhost:" + LoopbackPort.free(),
                "AWS_REGION", "eu-central-1",
                "POSTERN_DESTINATIONS_MASTER_KEYS", "a:0123456789abcdef");

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(gate.context()
                            .getBean(DeliveryQueues.class)
                            .logs()
                            .getClass()
                            .getSimpleName())
                    .isEqualTo("RedisDeliveryQueue");
            assertThat(gate.context()
                            .getBean(MetricDestination.class)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo("CloudWatchMetricDestination");
            assertThat(Told.by(gate))
                    .contains("redis (REDIS_URL is set)", "cloudwatch (AWS_REGION is set)")
                    .doesNotContain("  ! ");
        }
    }

    @Test
    void whatIsKeptApartIsSaidWithItsRisk() {
        Map<String, String> variables = Map.of("PORT", "-1", "REDIS_URL", "redis://localhost:" + LoopbackPort.free());
        Map<String, Object> apart =
                Map.of("postern.access.token-store", "memory", "postern.telemetry.dead-letters", "memory");

        try (Gate gate = Boot.start(variables, apart)) {
            assertThat(gate.context().getBean(DeadLetters.class)).isInstanceOf(MemoryDeadLetters.class);
            assertThat(gate.context().getBean(TokenStore.class)).isInstanceOf(MemoryTokenStore.class);
            assertThat(Told.by(gate))
                    .contains("  delivery queue: redis (REDIS_URL is set)\n")
                    .contains("  used tokens: memory (postern.access.token-store says so)\n")
                    .contains("  dead letters: memory (postern.telemetry.dead-letters says so)\n")
                    .contains("  ! Dead letters are known to each process alone")
                    .doesNotContain("count of calls to AWS");
        }
    }

    @Test
    void whatAnOperatorWritesIsStrongerThanWhatFollows() {
        Map<String, String> variables =
                Map.of("PORT", "-1", "AWS_REGION", "eu-central-1", "POSTERN_TELEMETRY_DESTINATION", "memory");

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(gate.context().getBean(MetricDestination.class)).isInstanceOf(LocalMetricStore.class);
            assertThat(Told.by(gate)).contains("memory (postern.telemetry.destination says so)");
        }
    }

    @Test
    void aConfiguredSecretIsNeverPrinted() {
        Map<String, String> variables =
                Map.of("PORT", "-1", "CLIENT_SECRET_KEY", "hunter2 hunter2", "POSTERN_OPERATOR_KEY", "swordfish");

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(Told.by(gate))
                    .doesNotContain("hunter2", "swordfish")
                    .contains("CLIENT_SECRET_KEY=$CLIENT_SECRET_KEY OPERATOR_KEY=$POSTERN_OPERATOR_KEY");
        }
    }

    @Test
    void anUnknownAdapterStopsTheBootAndBothKnownOnesAreNamed() {
        assertThatThrownBy(() -> Boot.start(Map.of("PORT", "-1"), Map.of("postern.telemetry.queue", "kafka")))
                .isInstanceOf(BootFailure.class)
                .hasMessage("postern.telemetry.queue: kafka (expected: memory or redis).");
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyAdapterThatThereIsIsNamed(String key, String adapters) {
        assertThatThrownBy(() -> Boot.start(Map.of("PORT", "-1"), Map.of(key, "kafka")))
                .isInstanceOf(BootFailure.class)
                .hasMessage(key + ": kafka (expected: " + adapters + ").");
    }

    @Test
    void aPortThatIsTakenIsSaidInASentence() {
        try (Gate taken = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            String port = String.valueOf(taken.uri().getPort());

            assertThatThrownBy(() -> Boot.start(Map.of("PORT", port), Map.of()))
                    .isInstanceOf(BootFailure.class)
                    .hasMessage("The port is in use by another process (expected: a free one). Set PORT to another"
                            + " number.");
        }
    }

    @Test
    void aPortThatIsNoNumberIsFoundBeforeTheStart() {
        assertThatThrownBy(() -> Boot.check(Map.of("PORT", "http"), Map.of()))
                .isInstanceOf(BootFailure.class)
                .hasMessage("PORT: http (expected: a whole number).");
    }

    @Test
    void aSessionThatNeedsSecretsSaysWhich() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1", "CLIENT_SECRET_KEY", "hunter2 hunter2"), Map.of())) {
            assertThat(Told.by(gate))
                    .contains("A session to paste into bash, in a shell that has CLIENT_SECRET_KEY of this start:\n");
        }
    }

    @Test
    void aRedisThatNothingIsKeptInIsToldOf() {
        Map<String, String> variables =
                Map.of("PORT", "-1", "POSTERN_REDIS_URI", "redis://localhost:" + LoopbackPort.free());

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(Told.by(gate))
                    .contains("  ! postern.redis.uri leads to a Redis, and nothing is kept in it"
                            + " (expected: an adapter that is redis). Set REDIS_URL in its place");
        }
    }

    @Test
    void aRedisThatSomethingIsKeptInIsNot() {
        Map<String, String> variables = Map.of(
                "PORT", "-1",
                "POSTERN_REDIS_URI", "redis://localhost:" + LoopbackPort.free(),
                "POSTERN_TELEMETRY_DEAD_LETTERS", "redis");

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(Told.by(gate)).contains("dead letters: redis").doesNotContain("leads to a Redis");
        }
    }

    @Test
    void aValueOutOfRangeStopsTheBootWithItsKey() {
        assertThatThrownBy(() -> Boot.start(Map.of("PORT", "-1"), Map.of("postern.telemetry.rounds", 0)))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.telemetry.rounds: 0 (expected: 1 or more)");
    }

    /** The keys whose default is an adapter, or that of another such key, with the adapters that the page names for them. */
    private static Stream<Arguments> choices() throws IOException {
        Map<String, String> documented = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "configuration.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) documented.put(row.group(1), adapters(row.group(2)));
        }
        List<Arguments> choices = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(SelectionTest.class.getResourceAsStream("/application.yml"))) {
            new YamlPropertySourceLoader().read("application", file).forEach((key, value) -> {
                String unset = String.valueOf(value);
                if (key.startsWith("postern.") && (unset.equals("memory") || unset.startsWith("${postern.")))
                    choices.add(Arguments.of(key, documented.getOrDefault(key, "not on the page")));
            });
        }
        return choices.stream();
    }

    /** As the boot names them. */
    private static String adapters(String onThePage) {
        return ADAPTER.matcher(onThePage)
                .results()
                .map(adapter -> adapter.group(1))
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
