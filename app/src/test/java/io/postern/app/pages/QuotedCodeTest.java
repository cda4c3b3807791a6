package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page quotes out of code that the build compiles and runs stands there, word for word. */
class QuotedCodeTest {

    private static final String NAME = "QuotedCodeTest";

    /** Where the quotes of a page stand: files, or all below a folder. */
    private static final Map<String, List<String>> SOURCES = Map.of(
            "docs/how-to/bring-your-own-store.md",
            List.of("examples/postgres-store/pom.xml", "examples/postgres-store/src"),
            "docs/how-to/generated-clients.md",
            List.of(
                    "openapi/pom.xml",
                    "openapi/src/test/java/io/postern/openapi/JavaClientJourneyIT.java",
                    "openapi/src/test/typescript/journey.ts"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void eachQuoteStandsInItsSource(Page page) {
        List<String> sources = SOURCES.getOrDefault(page.name(), List.of()).stream()
                .flatMap(QuotedCodeTest::texts)
                .toList();
        List<Step> quotes = page.steps().stream()
                .filter(step -> step.claimant().equals(NAME))
                .toList();

        assertThat(quotes).hasSizeGreaterThan(8);
        assertThat(quotes).allSatisfy(quote -> assertThat(sources).anyMatch(source -> quotes(quote, source)));
    }

    @Test
    void aQuoteThatDiffersIsFound() {
        Step.Block quote = new Step.Block(1, NAME, "", "java", "int a = 1;\nint b;\n");

        assertThat(quotes(quote, "{\nint a = 1;\nint b;\n}")).isTrue();
        assertThat(quotes(quote, "{\nint a = 1;\n<!-- why -->\nint b;\n}")).isTrue();
        assertThat(quotes(quote, "{\nint a = 2;\nint b;\n}")).isFalse();
    }

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> page.claimants().anyMatch(NAME::equals))
                .toList();
    }

    /** Comments of XML may be left out. */
    private static boolean quotes(Step step, String source) {
        return step instanceof Step.Block quote
                && (source.contains(quote.text())
                        || source.replaceAll("(?s)\n *<!--.*?-->", "").contains(quote.text()));
    }

    private static Stream<String> texts(String place) {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve(place))) {
            return files.filter(Files::isRegularFile).map(QuotedCodeTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
