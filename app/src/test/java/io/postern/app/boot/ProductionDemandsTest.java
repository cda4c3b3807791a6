package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a boot in production says when something is missing; none of these boots gets as far as to build anything. */
class ProductionDemandsTest {

    private static final String CLIENT_SECRET = "a client secret that is long";
    private static final String ACCESS_SECRET = "an access secret that is long";

    private static final Map<String, String> COMPLETE = Map.of(
            "POSTERN_MODE", "production",
            "CLIENT_SECRET_KEY", CLIENT_SECRET,
            "ACCESS_TOKEN_SECRET_KEY", ACCESS_SECRET,
            "AWS_REGION", "eu-central-1",
            "REDIS_URL", "redis://localhost:1");

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        String message = refusal(Map.of("POSTERN_MODE", "production"));

        assertThat(message.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("CLIENT_SECRET_KEY is not set (expected: "),
                        line -> assertThat(line).startsWith("ACCESS_TOKEN_SECRET_KEY is not set (expected: "),
                        line -> assertThat(line).startsWith("The delivery queue (postern.telemetry.queue) is memory"),
                        line -> assertThat(line).startsWith("AWS_REGION is not set (expected: "));
    }

    @Test
    void locateNeedsItsKeys() {
        assertThat(refusal(with("POSTERN_LOCATE_ENABLED", "true")).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("POSTERN_LOCATE_SIGNING_KEYS is not set while locate is on"),
                        line -> assertThat(line)
                                .startsWith("POSTERN_LOCATE_HEARTBEAT_KEYS is not set while locate is on"));
    }

    @Test
    void aShortSecretIsCountedAndNotShown() {
        String message = refusal(with("CLIENT_SECRET_KEY", "hunter2"));

        assertThat(message).startsWith("CLIENT_SECRET_KEY has 7 characters (expected: 16 or more).");
        assertThat(message).doesNotContain("hunter2");
    }

    @Test
    void theWordUndefinedIsNoSecret() {
        assertThat(refusal(with("ACCESS_TOKEN_SECRET_KEY", "undefined")))
                .startsWith("ACCESS_TOKEN_SECRET_KEY is the word \"undefined\"");
    }

    @Test
    void equalSecretsAreRefused() {
        assertThat(refusal(with("ACCESS_TOKEN_SECRET_KEY", CLIENT_SECRET)))
                .startsWith("CLIENT_SECRET_KEY and ACCESS_TOKEN_SECRET_KEY are equal");
    }

    @Test
    void aBlankSecretIsNotSet() {
        assertThat(refusal(with("CLIENT_SECRET_KEY", "  "))).startsWith("CLIENT_SECRET_KEY is not set");
    }

    @Test
    void aShortOperatorKeyIsRefused() {
        assertThat(refusal(with("POSTERN_OPERATOR_KEY", "admin"))).startsWith("POSTERN_OPERATOR_KEY has 5 characters");
    }

    @Test
    void whoRegistersClientsInRedisNeedsAKeyForThem() {
        Map<String, String> variables = with("POSTERN_OPERATOR_KEY", "an operator's key that is long");
        assertThat(refusal(variables))
                .startsWith("POSTERN_ACCESS_REGISTRY_KEY is not set while POSTERN_OPERATOR_KEY is");

        variables.put("POSTERN_ACCESS_REGISTRY_KEY", "short");
        assertThat(refusal(variables)).startsWith("POSTERN_ACCESS_REGISTRY_KEY has 5 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "dynamodb"})
    void whoKeepsDestinationsNeedsMasterKeysForThem(String store) {
        Map<String, String> variables = with("POSTERN_OPERATOR_KEY", "an operator's key that is long");
        variables.put("POSTERN_ACCESS_REGISTRY_KEY", "a registry key that is long");
        variables.put("POSTERN_DESTINATIONS_STORE", store);

        assertThat(refusal(variables))
                .startsWith("POSTERN_DESTINATIONS_MASTER_KEYS is not set while postern.destinations.store is " + store);
    }

    @Test
    void halfACredentialIsRefused() {
        assertThat(refusal(with("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")))
                .startsWith("AWS_SECRET_ACCESS_KEY is not set while AWS_ACCESS_KEY_ID is");
        assertThat(refusal(with("AWS_SECRET_ACCESS_KEY", "some secret access key")))
                .startsWith("AWS_ACCESS_KEY_ID is not set while AWS_SECRET_ACCESS_KEY is")
                .doesNotContain("some secret access key");
    }

    @Test
    void aDestinationThatForgetsIsRefused() {
        assertThat(refusal(with("POSTERN_TELEMETRY_DESTINATION", "memory")))
                .startsWith("The destination (postern.telemetry.destination) is memory");
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThat(refusal(Map.of("POSTERN_MODE", "prod")))
                .isEqualTo("POSTERN_MODE (postern.mode): prod (expected: development or production).");
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.put(variable, value);
        return variables;
    }

    private static String refusal(Map<String, String> variables) {
        BootFailure failure = catchThrowableOfType(
                BootFailure.class, () -> Boot.start(variables, Map.of()).close());
        return String.valueOf(failure.getMessage());
    }
}
