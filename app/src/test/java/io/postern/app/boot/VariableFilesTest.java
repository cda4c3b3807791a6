package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ConfiguredClients;
import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of variables that stand in files. */
class VariableFilesTest {

    private final TemporaryFolder folder = TemporaryFolder.create("variable-files");

    @AfterEach
    void clean() {
        folder.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLIENT_SECRET_KEY",
                "REDIS_URL",
                "REVENIUM_PLATFORM_API_KEY",
                "AWS_SECRET_ACCESS_KEY",
                "POSTERN_OPERATOR_KEY",
                "POSTERN_ACCESS_CLIENTS_SHOP_SECRETS"
            })
    void theFilesTextTakesThePlaceOfTheVariable(String name) throws IOException {
        String file = file("a secret # of ${x}\n");

        assertThat(VariableFiles.read(Map.of(name + "_FILE", file, "PORT", "1")))
                .containsOnly(Map.entry(name, "a secret # of ${x}"), Map.entry("PORT", "1"));
    }

    @Test
    void onlyLineBreaksAtTheEndAreCut() throws IOException {
        assertThat(read(" a\nb \r\n\n")).isEqualTo(" a\nb ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_SHARED_CREDENTIALS_FILE", "SSL_CERT_FILE", "_FILE"})
    void whatIsNotOursIsNotOpened(String name) {
        Map<String, String> variables = Map.of(name, "/nonexistent");

        assertThat(VariableFiles.read(variables)).isEqualTo(variables);
    }

    @Test
    void bothWaysAtOnceAreRefused() throws IOException {
        Map<String, String> both = Map.of("REDIS_URL", "redis://a", "REDIS_URL_FILE", file("redis://b"));

        assertThatThrownBy(() -> VariableFiles.read(both))
                .isInstanceOf(BootFailure.class)
                .hasMessage("REDIS_URL and REDIS_URL_FILE are both set (expected: one of them). Take one away.");
    }

    @Test
    void anEmptyVariableIsNotSet() throws IOException {
        assertThat(VariableFiles.read(Map.of("REDIS_URL", "", "REDIS_URL_FILE", file("redis://b"))))
                .containsOnly(Map.entry("REDIS_URL", "redis://b"));
        assertThat(VariableFiles.read(Map.of("REDIS_URL", "redis://a", "REDIS_URL_FILE", " ")))
                .containsOnly(Map.entry("REDIS_URL", "redis://a"));
    }

    @Test
    void aFileThatCannotBeUsedIsNamedWithItsVariableAndAllOfThemAtOnce() throws IOException {
        String missing = folder.file("missing").toString();
        Path binary = Files.write(folder.file("binary"), new byte[] {'a', (byte) 0xC3, (byte) 0x28});
        Path large = Files.write(folder.file("large"), new byte[65_537]);
        Map<String, String> variables = Map.of(
                "CLIENT_SECRET_KEY_FILE", missing,
                "REDIS_URL_FILE", file("\n"),
                "POSTERN_OPERATOR_KEY_FILE", large.toString(),
                "POSTERN_ACCESS_REGISTRY_KEY_FILE", binary.toString());

        assertThatThrownBy(() -> VariableFiles.read(variables))
                .isInstanceOf(BootFailure.class)
                .message()
                .hasLineCount(4)
                .contains("CLIENT_SECRET_KEY_FILE: " + missing + " cannot be read as UTF-8 text (expected: a file that"
                        + " holds the value of CLIENT_SECRET_KEY).")
                .contains("REDIS_URL_FILE: " + folder.file("value") + " is empty (expected: ")
                .contains("POSTERN_OPERATOR_KEY_FILE: " + large + " holds more than 65536 bytes (expected: ")
                .contains("POSTERN_ACCESS_REGISTRY_KEY_FILE: " + binary + " cannot be read as UTF-8 text");
    }

    @Test
    void theGateOpensWithWhatStandsInFiles() throws IOException {
        Path ofShop = Files.writeString(folder.file("shop"), "the secret of a shop\n");
        Map<String, String> real = Map.of(
                "PORT", "-1",
                "CLIENT_SECRET_KEY_FILE", file("a client secret ${ in a file\n"),
                "POSTERN_ACCESS_CLIENTS_SHOP_SECRETS_FILE", ofShop.toString());

        try (Gate gate = Boot.start(Boot.variables(real, folder.file("")), Map.of())) {
            assertThat(gate.context().getBean(ConfiguredClients.class).clients())
                    .extracting(client -> client.id().value())
                    .containsExactlyInAnyOrder("default", "shop");
        }
    }

    @Test
    void aFileOfVariablesMayNameFilesToo() throws IOException {
        Files.writeString(folder.file(".env"), "CLIENT_SECRET_KEY_FILE=" + file("from the file\n") + "\n");

        assertThat(Boot.variables(Map.of(), folder.file("")))
                .containsOnly(Map.entry("CLIENT_SECRET_KEY", "from the file"));
    }

    /** Such a key's variable would be taken for the name of a file. */
    @Test
    void noKeyEndsInTheWordFile() {
        assertThat(Boot.settings(Map.of(), Map.of()))
                .extracting(Setting::key)
                .noneMatch(key -> key.endsWith("-file") || key.endsWith(".file"));
    }

    private String read(String content) throws IOException {
        return VariableFiles.read(Map.of("CLIENT_SECRET_KEY_FILE", file(content)))
                .getOrDefault("CLIENT_SECRET_KEY", "");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.file("value"), content).toString();
    }
}
