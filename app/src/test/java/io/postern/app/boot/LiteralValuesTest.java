package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.env.PropertySourcePropertyResolver;
import io.micronaut.core.value.PropertyResolver;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.shared.Secret;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an environment variable holds is taken as it is: the framework looks for placeholders in all it reads. */
class LiteralValuesTest {

    private static final List<String> VALUES = List.of(
            "${x}",
            "${",
            "a${x",
            "}",
            "}${",
            "$${x}",
            "${${x}}",
            "${x:y}",
            "${:$}",
            "${:`$`}",
            "${PATH}",
            "${random.uuid}",
            "$x",
            "$",
            "\\",
            "\\${x}",
            ":",
            "`",
            "#{1 + 1}",
            "%{x}",
            "{{x}}",
            "a, b",
            "é€😀");

    /** The variables of the README's table and of AWS, and others that carry secrets, with their keys. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("CLIENT_SECRET_KEY", "postern.access.client-secret-key"),
            Map.entry("ACCESS_TOKEN_SECRET_KEY", "postern.access.access-token-secret-key"),
            Map.entry("POSTERN_OPERATOR_KEY", "postern.operator-key"),
            Map.entry("AWS_REGION", "postern.aws.region"),
            Map.entry("AWS_ENDPOINT_URL", "postern.aws.endpoint"),
            Map.entry("AWS_ACCESS_KEY_ID", "aws.access-key-id"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "aws.secret-access-key"),
            Map.entry("AWS_SESSION_TOKEN", "aws.session-token"),
            Map.entry("REDIS_URL", "postern.redis.uri"),
            Map.entry("PORT", "micronaut.server.port"),
            Map.entry("CORS_ALLOWED_ORIGIN", "postern.http.cors.allowed-origins"),
            Map.entry("POSTERN_MODE", "postern.mode"),
            Map.entry("POSTERN_ACCESS_CLIENT_SECRET_KEY", "postern.access.client-secret-key"),
            Map.entry("POSTERN_ACCESS_ACCESS_TOKEN_SECRET_KEY", "postern.access.access-token-secret-key"),
            Map.entry("POSTERN_REDIS_URI", "postern.redis.uri"),
            Map.entry("POSTERN_HTTP_CORS_ALLOWED_ORIGINS", "postern.http.cors.allowed-origins"));

    @ParameterizedTest
    @MethodSource("everyValueInEveryVariable")
    void itComesOutAsItWentIn(String variable, String key, String value) {
        assertThat(properties(Map.of(variable, value)).getProperty(key, String.class))
                .contains(value);
    }

    static Stream<Arguments> everyValueInEveryVariable() {
        return KEYS.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(pair -> VALUES.stream()
                .map(value -> Arguments.of(pair.getKey(), pair.getValue(), value)));
    }

    @Test
    void aSecretKeepsTheSpacesAroundIt() {
        PropertyResolver properties = properties(Map.of("CLIENT_SECRET_KEY", " a secret\n", "PORT", " 80\n"));

        assertThat(properties.getProperty("postern.access.client-secret-key", String.class))
                .contains(" a secret\n");
        assertThat(properties.getProperty("micronaut.server.port", Integer.class))
                .contains(80);
    }

    @Test
    void theGateOpensWithSuchSecrets() {
        Map<String, String> variables = Map.of(
                "PORT", "-1",
                "CLIENT_SECRET_KEY", "client ${x} ${ secret",
                "ACCESS_TOKEN_SECRET_KEY", "token ${x} ${ secret",
                "POSTERN_OPERATOR_KEY", "operator ${x} ${ key",
                "CORS_ALLOWED_ORIGIN", "https://${x}.example.org");

        try (Gate gate = Boot.start(variables, Map.of())) {
            assertThat(gate.context().getBean(ConfiguredClients.class).clients())
                    .containsExactly(new Client(ClientId.DEFAULT, new Secret("client ${x} ${ secret")));
        }
    }

    @Test
    void aFileOfVariablesIsTakenAsItIsToo() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("dot-env")) {
            Files.writeString(folder.file(".env"), "CLIENT_SECRET_KEY='a${x}b'\nPOSTERN_OPERATOR_KEY=c${y\n");

            PropertyResolver properties = properties(DotEnv.under(Map.of(), folder.file(".env")));

            assertThat(properties.getProperty("postern.access.client-secret-key", String.class))
                    .contains("a${x}b");
            assertThat(properties.getProperty("postern.operator-key", String.class))
                    .contains("c${y");
        }
    }

    @Test
    void anAddressOfRedisThatIsNoneStopsTheBootWithoutItsPassword() {
        Map<String, String> variables = Map.of("PORT", "-1", "REDIS_URL", "redis://:hunter2${x}@localhost:6379");

        assertThatThrownBy(() -> Boot.start(variables, Map.of()))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.redis.uri")
                .hasMessageNotContaining("hunter2");
    }

    private static PropertyResolver properties(Map<String, String> variables) {
        return new PropertySourcePropertyResolver(
                Defaults.from(variables, new Random(1)).source(), new VariablesSource(variables));
    }
}
