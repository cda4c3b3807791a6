package io.postern.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide shows what the build and the journeys do. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/how-to/generated-clients.md");
    private static final Pattern BLOCK = Pattern.compile("```(?<language>[a-z]+)\n(?<code>.*?)```", Pattern.DOTALL);
    private static final Map<String, Path> SOURCES = Map.of(
            "xml", Path.of("pom.xml"),
            "java", Path.of("src/test/java/io/postern/openapi/JavaClientJourneyIT.java"),
            "ts", Path.of("src/test/typescript/journey.ts"));

    @Test
    void everyBlockIsPartOfWhatIsRun() throws IOException {
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(GUIDE)).results().toList();

        assertThat(blocks).hasSizeGreaterThan(8);
        for (MatchResult block : blocks) {
            Path source = Objects.requireNonNull(SOURCES.get(block.group("language")), block.group("language"));
            assertThat(squeezed(Files.readString(source).replaceAll("<!--.*?-->", "")))
                    .as(block.group("code"))
                    .contains(squeezed(block.group("code")));
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
