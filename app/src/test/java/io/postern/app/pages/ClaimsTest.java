package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A block that the plain build does not execute names who does, and that one takes it from the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsTest {

    private static final Page PAGE = Page.of("docs/how-to/x.md", List.of());

    private List<Path> tests;

    @BeforeAll
    void findTests() throws IOException {
        try (Stream<Path> files = Files.find(
                Page.ROOT,
                12,
                (file, _) ->
                        file.toString().endsWith(".java") && file.toString().contains("/src/test/"))) {
            tests = files.toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.postern.app.pages.PagesTest#pages")
    void whoIsNamedExecutesThePage(Page page) {
        assertThat(page.claimants().distinct().filter(claimant -> !executes(claimant, page)))
                .as("claimed for those who do not take it from the page")
                .isEmpty();
    }

    @Test
    void aClaimOfNobodyIsFound() {
        Page page = Page.of("docs/x.md", List.of("<!-- executed by: .ci/nobody.sh -->", "```bash", "true", "```"));

        assertThat(page.claimants().filter(claimant -> executes(claimant, page)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** What docs/how-to/x.md says. */ class XTest {}",
                "// Path.of(\"docs/how-to/x.md\")\nclass XTest {}",
                "String url = \"https://x\"; // \"docs/how-to/x.md\"",
                "as(\"see docs/how-to/x.md, where it stands\")",
                "Path.of(\"docs/how-to/other-x.md\")",
                "Path.of(\"docs\", \"x.md\")",
                "String NAME = \"XTest\";",
                "/* Page.all() */ String NAME = \"XTest\";"
            })
    void aTestThatMentionsThePageExecutesNothing(String source) {
        assertThat(Claims.ofTest("XTest", source, PAGE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Path.of(\"..\", \"docs\", \"how-to\", \"x.md\")",
                "Path.of(\"../docs/how-to/x.md\")",
                "ROOT.resolve(\"docs/how-to/x.md\") // for \"docs/how-to/y.md\"",
                "String NAME = \"XTest\"; String slashes = \"//\"; Page.all()"
            })
    void aTestThatReadsThePageExecutesIt(String source) {
        assertThat(Claims.ofTest("XTest", source, PAGE)).isTrue();
    }

    @Test
    void aScriptHasToTakeItsBlocksOutOfThePage() {
        assertThat(Claims.ofScript(".ci/x.sh", "blocks_of docs/how-to/x.md .ci/x.sh >commands", PAGE))
                .isTrue();
        assertThat(Claims.ofScript(
                        ".ci/x.sh", "for p in README.md docs/how-to/x.md; do blocks_of \"$p\" .ci/x.sh; done", PAGE))
                .isTrue();

        assertThat(Claims.ofScript(".ci/x.sh", "# What docs/how-to/x.md tells\nmvn verify", PAGE))
                .isFalse();
        assertThat(Claims.ofScript(".ci/x.sh", "step docs/how-to/x.md\n# blocks_of docs/how-to/x.md .ci/x.sh", PAGE))
                .isFalse();
        assertThat(Claims.ofScript(".ci/x.sh", "blocks_of docs/how-to/x.md .ci/y.sh", PAGE))
                .isFalse();
        assertThat(Claims.ofScript(
                        ".ci/x.sh", "blocks_of docs/how-to/y.md .ci/x.sh\necho done with docs/how-to/x.md", PAGE))
                .isFalse();
        assertThat(Claims.ofScript(
                        ".ci/x.sh",
                        "for p in docs/how-to/x.md; do echo $p; done\n"
                                + "for p in docs/how-to/y.md; do blocks_of \"$p\" .ci/x.sh; done",
                        PAGE))
                .isFalse();
        assertThat(Claims.ofScript(".ci/x.sh", "blocks_of docs/how-to/x.md.old .ci/x.sh", PAGE))
                .isFalse();
    }

    /** A file of the repository, or a test's class. */
    private boolean executes(String claimant, Page page) {
        Path script = Page.ROOT.resolve(claimant);
        return Files.isRegularFile(script)
                ? Claims.ofScript(claimant, text(script), page)
                : tests.stream()
                        .filter(file -> file.endsWith(claimant + ".java"))
                        .anyMatch(file -> Claims.ofTest(claimant, text(file), page));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
