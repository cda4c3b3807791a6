package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

    @Test
    void aBareValueEndsBeforeItsComment() {
        assertThat(parse("A=one two  # three")).containsExactly(Map.entry("A", "one two"));
    }

    @Test
    void aHashInsideABareValueBelongsToIt() {
        assertThat(parse("A=se#cret")).containsExactly(Map.entry("A", "se#cret"));
    }

    @Test
    void anEqualsSignInsideAValueBelongsToIt() {
        assertThat(parse("A=YWI=")).containsExactly(Map.entry("A", "YWI="));
    }

    @Test
    void nothingAfterTheEqualsSignIsAnEmptyValue() {
        assertThat(parse("A=")).containsExactly(Map.entry("A", ""));
        assertThat(parse("A= # nothing")).containsExactly(Map.entry("A", ""));
    }

    @Test
    void spacesAroundTheEqualsSignAndExportDoNotCount() {
        assertThat(parse("  export A = b ")).containsExactly(Map.entry("A", "b"));
    }

    @Test
    void singleQuotesKeepEverything() {
        assertThat(parse("A=' b # \\n \"c\" ' # comment")).containsExactly(Map.entry("A", " b # \\n \"c\" "));
    }

    @Test
    void doubleQuotesKnowEscapes() {
        assertThat(parse("A=\"b\\n\\t\\\"c\\\" \\\\ \\$d # e\""))
                .containsExactly(Map.entry("A", "b\n\t\"c\" \\ $d # e"));
    }

    @Test
    void emptyLinesCommentsAndAByteOrderMarkAreSkipped() {
        assertThat(DotEnv.parse(".env", List.of("\uFEFF# first", "", "   ", "  # more", "A=1")))
                .containsExactly(Map.entry("A", "1"));
    }

    @Test
    void theLastOfTwoEqualNamesWins() {
        assertThat(DotEnv.parse(".env", List.of("A=1", "A=2"))).containsExactly(Map.entry("A", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hunter2", "1A=hunter2", "A B=hunter2", "A='hunter2", "A=\"hunter2", "A='hunter2' x", "=hunter2"
            })
    void aMalformedLineIsNamedByItsNumberAndNeverShown(String line) {
        assertThatThrownBy(() -> DotEnv.parse(".env", List.of("", line)))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(".env, line 2: not understood (expected: ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theRealEnvironmentWins() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("env")) {
            Files.writeString(folder.file(".env"), "A=file\nB=file\n");

            Map<String, String> variables = DotEnv.under(Map.of("A", "real"), folder.file(".env"));

            assertThat(variables).containsOnly(Map.entry("A", "real"), Map.entry("B", "file"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MICRONAUT_CONFIG_FILES", "MICRONAUT_ENVIRONMENTS"})
    void aVariableThatIsReadFromTheRealEnvironmentAloneIsRefused(String name) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("env")) {
            Files.writeString(folder.file(".env"), name + "=production.yml\n");

            assertThatThrownBy(() -> DotEnv.under(Map.of(), folder.file(".env")))
                    .isInstanceOf(BootFailure.class)
                    .hasMessage(".env: " + name + " has no effect here (expected: in the real environment). Set it"
                            + " there.");
            assertThat(DotEnv.under(Map.of(name, "real"), folder.file(".env"))).containsOnly(Map.entry(name, "real"));
        }
    }

    @Test
    void noFileIsNoProblem() {
        try (TemporaryFolder folder = TemporaryFolder.create("env")) {
            assertThat(DotEnv.under(Map.of("A", "real"), folder.file(".env"))).containsOnly(Map.entry("A", "real"));
        }
    }

    @Test
    void aFileThatIsNotTextIsNotShown() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("env")) {
            Files.write(folder.file(".env"), new byte[] {'A', '=', (byte) 0xC3, (byte) 0x28});

            assertThatThrownBy(() -> DotEnv.under(Map.of(), folder.file(".env")))
                    .isInstanceOf(BootFailure.class)
                    .hasMessage(".env: cannot be read as UTF-8 text (expected: NAME=value lines).");
        }
    }

    private static Map<String, String> parse(String line) {
        return DotEnv.parse(".env", List.of(line));
    }
}
