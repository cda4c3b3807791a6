package io.postern.app.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=value} lines, UTF-8, with an optional {@code export} before them, spaces around
 * the equals sign, {@code #} comments, and values that are bare, in single quotes (taken as they are) or in double quotes
 * (with {@code \n \t \" \\ \$}). A value ends on its line and names no other variable; the last of two equal names wins.
 */
final class DotEnv {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern COMMENT_AFTER_VALUE = Pattern.compile("(?:^|\\s)#.*$");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /** What the framework reads past us, from the real environment alone: in the file it would be silently not set. */
    private static final List<String> NOT_FOR_THE_FILE = List.of("MICRONAUT_CONFIG_FILES", "MICRONAUT_ENVIRONMENTS");

    private DotEnv() {}

    /**
     * The file's variables under the real ones, which win; the real ones alone when there is no such file.
     *
     * @throws BootFailure when the file cannot be read, a line of it means nothing, or a variable in it has no effect
     */
    static Map<String, String> under(Map<String, String> real, Path file) {
        if (!Files.exists(file)) return real;
        Map<String, String> both = new LinkedHashMap<>(read(file));
        for (String name : NOT_FOR_THE_FILE)
            if (both.containsKey(name) && !real.containsKey(name))
                throw new BootFailure(file.getFileName() + ": " + name + " has no effect here (expected: in the real"
                        + " environment). Set it there.");
        both.putAll(real);
        return both;
    }

    private static Map<String, String> read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            // The exception's own text may quote the file, and with it a secret.
            throw new BootFailure(file.getFileName() + ": cannot be read as UTF-8 text (expected: NAME=value lines).");
        }
    }

    static Map<String, String> parse(String name, List<String> lines) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = (i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i)).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) throw malformed(name, i + 1, "NAME=value");
            variables.put(matcher.group(1), value(matcher.group(2), name, i + 1));
        }
        return variables;
    }

    private static String value(String text, String name, int line) {
        if (text.startsWith("'")) return quoted(SINGLE_QUOTED, text, name, line);
        if (text.startsWith("\""))
            return ESCAPE.matcher(quoted(DOUBLE_QUOTED, text, name, line)).replaceAll(DotEnv::unescape);
        return COMMENT_AFTER_VALUE.matcher(text).replaceFirst("").strip();
    }

    private static String quoted(Pattern pattern, String text, String name, int line) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) throw malformed(name, line, "a closing quote, and nothing but a comment after it");
        return matcher.group(1);
    }

    private static String unescape(MatchResult escape) {
        String plain =
                switch (escape.group(1)) {
                    case "n" -> "\n";
                    case "t" -> "\t";
                    default -> escape.group(1);
                };
        return Matcher.quoteReplacement(plain);
    }

    private static BootFailure malformed(String name, int line, String expected) {
        return new BootFailure(name + ", line " + line + ": not understood (expected: " + expected + ").");
    }
}
