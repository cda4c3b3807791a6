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

/** A block that the plain build does not execute names who does, and that one knows of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsTest {

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
                .as("claimed for those who do not name the page")
                .isEmpty();
    }

    @Test
    void aClaimOfNobodyIsFound() {
        Page page = Page.of("docs/x.md", List.of("<!-- executed by: .ci/nobody.sh -->", "```bash", "true", "```"));

        assertThat(page.claimants().filter(claimant -> executes(claimant, page)))
                .isEmpty();
    }

    /** A file of the repository or a test's class, which names the page, or executes whatever is claimed for it. */
    private boolean executes(String claimant, Page page) {
        String fileName = Path.of(page.name()).getFileName().toString();
        return Stream.concat(
                        Stream.of(Page.ROOT.resolve(claimant)).filter(Files::isRegularFile),
                        tests.stream().filter(file -> file.endsWith(claimant + ".java")))
                .map(ClaimsTest::text)
                .anyMatch(text -> text.contains(fileName) || text.contains("NAME = \"" + claimant + "\""));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
