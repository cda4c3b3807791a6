package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a boot in production says when something is missing; none of these boots gets as far as to build anything. */
class ProductionDemandsTest {

    private static final String CLIENT_SECRET = "a client secret that is long";
    private static final String ACCESS_SECRET = "an access secret that is long";

    private static final String REGISTRY_KEY = "a registry key that is long";

    private static final Map<String, String> COMPLETE = Map.of(
            "POSTERN_MODE",
            "production",
            "CLIENT_SECRET_KEY",
            CLIENT_SECRET,
            "ACCESS_TOKEN_SECRET_KEY",
            ACCESS_SECRET,
            "POSTERN_ACCESS_REGISTRY_KEY",
            REGISTRY_KEY,
            "AWS_REGION",
            "eu-central-1",
            "REDIS_URL",
            "redis://localhost:1");

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
    void deadLettersThatAreForgottenAreRefusedBesideADurableQueue() {
        assertThat(refusal(with("POSTERN_TELEMETRY_DEAD_LETTERS", "memory")))
                .isEqualTo(
                        "The store of dead letters (postern.telemetry.dead-letters) is memory, and a crash would lose"
                                + " what was accepted and could not be delivered (expected: redis, or another one that"
                                + " outlives the process). Set it to redis, or take the setting away where the queue is"
                                + " redis.");
    }

    @Test
    void deadLettersAndQueueInMemoryAreSaidAtOnceWhereBothAreWritten() {
        Map<String, String> variables = with("POSTERN_TELEMETRY_DEAD_LETTERS", "memory");
        variables.put("POSTERN_TELEMETRY_QUEUE", "memory");

        assertThat(refusal(variables).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("The delivery queue (postern.telemetry.queue) is memory"),
                        line -> assertThat(line)
                                .startsWith("The store of dead letters (postern.telemetry.dead-letters) is memory"));
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
    void noTwoOfAllSecretsMayBeEqual() {
        Map<String, String> variables = with("POSTERN_OPERATOR_KEY", CLIENT_SECRET);
        variables.put("POSTERN_DESTINATIONS_MASTER_KEYS", "new:a master key that is long, old:" + REGISTRY_KEY);
        variables.put("POSTERN_ACCESS_CLIENTS_SHOP_SECRETS", "the secret of the shop," + ACCESS_SECRET);
        variables.put("POSTERN_ACCESS_CLIENTS_TILL_SECRETS", "the secret of the shop");

        assertThat(refusal(variables).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("CLIENT_SECRET_KEY and POSTERN_OPERATOR_KEY are equal"),
                        line -> assertThat(line)
                                .startsWith("POSTERN_ACCESS_REGISTRY_KEY and POSTERN_DESTINATIONS_MASTER_KEYS (old)"),
                        line -> assertThat(line)
                                .startsWith("ACCESS_TOKEN_SECRET_KEY and postern.access.clients.shop.secrets[1]"),
                        line -> assertThat(line)
                                .startsWith("postern.access.clients.shop.secrets[0] and"
                                        + " postern.access.clients.till.secrets[0] are equal"));
    }

    @Test
    void aMasterKeyInAFileIsComparedToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), REGISTRY_KEY + "\n");

        String message = refusal(with("POSTERN_DESTINATIONS_MASTER_KEYS", "a:file:" + file));

        assertThat(message)
                .startsWith("POSTERN_ACCESS_REGISTRY_KEY and POSTERN_DESTINATIONS_MASTER_KEYS (a) are equal")
                .doesNotContain(REGISTRY_KEY);
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
    void whereClientsMayBeRegisteredInRedisThereMustBeAKeyForThem() {
        assertThat(refusal(with("POSTERN_ACCESS_REGISTRY_KEY", "")))
                .startsWith("POSTERN_ACCESS_REGISTRY_KEY is not set while postern.access.store is redis");
        assertThat(refusal(with("POSTERN_ACCESS_REGISTRY_KEY", "short")))
                .startsWith("POSTERN_ACCESS_REGISTRY_KEY has 5 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "dynamodb"})
    void whoKeepsDestinationsNeedsMasterKeysForThem(String store) {
        assertThat(refusal(with("POSTERN_DESTINATIONS_STORE", store)))
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
