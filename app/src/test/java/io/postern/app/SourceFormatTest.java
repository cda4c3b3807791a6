package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One format for all sources. A test and not a Maven plugin, because the formatter parses with the compiler of the Java
 * that it runs on, which for a plugin is Maven's own and may be older than the sources.
 */
class SourceFormatTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean APPLY = Boolean.getBoolean("format.apply");

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceIsFormatted() throws IOException, FormatterException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(100);

        List<Path> unformatted = new ArrayList<>();
        for (Path source : sources) {
            String is = Files.readString(source);
            String should = FORMATTER.formatSourceReflowStringsAndFixImports(is);
            if (is.equals(should)) continue;
            if (APPLY) Files.writeString(source, should);
            else unformatted.add(ROOT.relativize(source));
        }

        assertThat(unformatted)
                .as("sources to format; do it with: mvn -pl app -am test -Dtest=SourceFormatTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dformat.apply=true")
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }
}
