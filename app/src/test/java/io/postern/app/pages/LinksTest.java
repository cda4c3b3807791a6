package io.postern.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Markdown files point to is there: files, headings, and tests that are named as proof. */
class LinksTest {

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *(`{3,})[^\\n]*\\n.*?^ *\\1 *$");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");
    private static final Pattern PROOF = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : files(".md"))
            for (String link : links(file))
                if (!leads(file, link)) broken.add(Page.ROOT.relativize(file) + ": " + link);

        assertThat(broken).isEmpty();
    }

    @Test
    void everyTestThatADocumentNamesIsThere() throws IOException {
        Set<String> tests = files(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Path file : files(".md"))
            PROOF.matcher(Files.readString(file)).results().forEach(name -> {
                if (!tests.contains(name.group(1)) && !name.group(1).matches("X.*"))
                    missing.add(Page.ROOT.relativize(file) + ": " + name.group(1));
            });

        assertThat(missing).isEmpty();
    }

    private static boolean leads(Path file, String link) {
        if (link.matches("[a-z]+:.*")) return true;
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? file
                : Path.of(file.toString()).resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) return false;
        return parts.length == 1 || headings(target).contains(parts[1]);
    }

    private static List<String> links(Path file) {
        String prose = CODE.matcher(prose(file)).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static Set<String> headings(Path file) {
        Map<String, Integer> used = new HashMap<>();
        Set<String> ids = new HashSet<>();
        HEADING.matcher(prose(file)).results().forEach(heading -> {
            String id = heading.group(1)
                    .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = used.merge(id, 1, Integer::sum) - 1;
            ids.add(before == 0 ? id : id + "-" + before);
        });
        return ids;
    }

    private static String prose(Path file) {
        try {
            return COMMENT.matcher(FENCE.matcher(Files.readString(file)).replaceAll(""))
                    .replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.walk(Page.ROOT)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .filter(file ->
                            Stream.of("/target/", "/.git/", "/node_modules/").noneMatch(file.toString()::contains))
                    .toList();
        }
    }
}
