package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.VaultKey;
import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.KeyVault;
import io.postern.shared.Secret;
import io.postern.testkit.LoopbackPort;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How destinations are configured. */
class DestinationsWiringTest {

    private static final String KEY = "a-master-key-that-is-long";

    private static final KeyVault NO_VAULT = new KeyVault() {

        @Override
        public DrawnKey draw(String masterKey, String label) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public Unwrapping unwrap(String masterKey, String label, String wrapped) {
            throw new AssertionError("nobody asks");
        }
    };

    @Test
    void withoutAnySettingTheyAreInMemory() {
        try (Gate gate = start(Map.of())) {
            assertThat(store(gate)).isInstanceOf(MemoryDestinationStore.class);
            assertThat(told(gate)).contains("named destinations: memory (REDIS_URL is not set)");
        }
    }

    @Test
    void withRedisAndMasterKeysTheyAreInRedis() {
        Map<String, String> variables = Map.of(
                "REDIS_URL",
                "redis://localhost:" + LoopbackPort.free(),
                "POSTERN_DESTINATIONS_MASTER_KEYS",
                "a:" + KEY);

        try (Gate gate = start(variables)) {
            assertThat(store(gate).getClass().getSimpleName()).isEqualTo("RedisDestinationStore");
            assertThat(told(gate)).doesNotContain(KEY);
        }
    }

    @Test
    void masterKeysInAFileChooseRedisToo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yml"), "postern.destinations.master-keys: a:" + KEY + "\n");

        System.setProperty("micronaut.config.files", file.toString());
        try (Gate gate = start(Map.of("REDIS_URL", "redis://localhost:" + LoopbackPort.free()))) {
            assertThat(store(gate).getClass().getSimpleName()).isEqualTo("RedisDestinationStore");
            assertThat(told(gate))
                    .contains("named destinations: redis (REDIS_URL and POSTERN_DESTINATIONS_MASTER_KEYS are set)");
        } finally {
            System.clearProperty("micronaut.config.files");
        }
    }

    @Test
    void whatAnOperatorWritesOfTheStoreIsStronger() {
        Map<String, String> variables = Map.of(
                "REDIS_URL",
                "redis://localhost:" + LoopbackPort.free(),
                "POSTERN_DESTINATIONS_MASTER_KEYS",
                "a:" + KEY,
                "POSTERN_DESTINATIONS_STORE",
                "memory");

        try (Gate gate = start(variables)) {
            assertThat(store(gate)).isInstanceOf(MemoryDestinationStore.class);
        }
    }

    @Test
    void withARandomMasterKeyRedisWouldHoldWhatNobodyOpens() {
        try (Gate gate = start(Map.of("REDIS_URL", "redis://localhost:" + LoopbackPort.free()))) {
            assertThat(store(gate)).isInstanceOf(MemoryDestinationStore.class);
            assertThat(told(gate)).contains("memory (POSTERN_DESTINATIONS_MASTER_KEYS is not set)");
        }
    }

    @Test
    void withATableAndMasterKeysTheyAreInDynamoDbWhateverElseThereIs() {
        Map<String, String> variables = Map.of(
                "REDIS_URL", "redis://localhost:" + LoopbackPort.free(),
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + LoopbackPort.free(),
                "POSTERN_DESTINATIONS_DYNAMODB_TABLE", "postern-destinations",
                "POSTERN_DESTINATIONS_MASTER_KEYS", "a:" + KEY);

        try (Gate gate = start(variables)) {
            assertThat(store(gate).getClass().getSimpleName()).isEqualTo("DynamoDestinationStore");
            assertThat(told(gate))
                    .contains("named destinations: dynamodb (POSTERN_DESTINATIONS_DYNAMODB_TABLE and"
                            + " POSTERN_DESTINATIONS_MASTER_KEYS are set)");
        }
    }

    @Test
    void withARandomMasterKeyATableWouldHoldWhatNobodyOpens() {
        try (Gate gate = start(Map.of("POSTERN_DESTINATIONS_DYNAMODB_TABLE", "postern-destinations"))) {
            assertThat(store(gate)).isInstanceOf(MemoryDestinationStore.class);
            assertThat(told(gate)).contains("memory (POSTERN_DESTINATIONS_MASTER_KEYS is not set)");
        }
    }

    @Test
    void whoChoosesDynamoDbNamesATable() {
        assertThatThrownBy(() -> start(Map.of("POSTERN_DESTINATIONS_STORE", "dynamodb", "AWS_REGION", "eu-central-1"))
                        .close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.destinations.dynamodb.table: not set (expected: the name of a table");
    }

    @Test
    void keysStandInTheTextOrInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");

        assertThat(MasterKeyTexts.read("new:file:" + file + ", old:another-key:that-is-long", NO_VAULT))
                .containsExactly(
                        new MasterKey("new", new Secret(KEY)),
                        new MasterKey("old", new Secret("another-key:that-is-long")));
    }

    @Test
    void aKeyCanBeInKms() {
        String arn = "arn:aws:kms:eu-central-1:123456789012:key/mrk-0123456789abcdef";

        assertThat(MasterKeyTexts.read("new:kms:" + arn + ",old:" + KEY, NO_VAULT))
                .containsExactly(new VaultKey("new", arn, NO_VAULT), new MasterKey("old", new Secret(KEY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a-key-without-an-id | number 1 has no id (expected: 1 to 32",
                "a:short | the key a has 5 characters (expected: 16 or more)",
                "a:0123456789abcdef,a:fedcba9876543210 | an id stands twice (expected: each once)",
                "a:kms:arn:aws:kms:eu-central-1:123456789012:alias/postern | the key a is no key of KMS (expected:"
                        + " kms:arn:",
                "a:kms:1234 | the key a is no key of KMS (expected: kms:arn:",
                "a:file:/nowhere/key | the file of the key a cannot be read (expected: a readable file"
            })
    void aKeyThatIsNotUsableStopsTheBootAndIsNotShown(String text, String words) {
        assertThatThrownBy(() ->
                        start(Map.of("POSTERN_DESTINATIONS_MASTER_KEYS", text)).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.destinations.master-keys: " + words)
                .hasMessageNotContaining("0123456789abcdef")
                .hasMessageNotContaining("a-key-without");
    }

    @Test
    void anUnknownStoreStopsTheBoot() {
        assertThatThrownBy(() ->
                        start(Map.of("POSTERN_DESTINATIONS_STORE", "paper")).close())
                .isInstanceOf(BootFailure.class)
                .hasMessage("postern.destinations.store: paper (expected: dynamodb or memory or redis).");
    }

    private static Gate start(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PORT", "-1");
        return Boot.start(all, Map.of());
    }

    private static DestinationStore store(Gate gate) {
        return gate.context().getBean(DestinationStore.class);
    }

    private static String told(Gate gate) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        gate.report().tell(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
