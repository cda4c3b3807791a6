package io.postern.app.pages;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page shows of an output, in which … stands for what differs: for a part of a line, or alone for any lines. */
record Shown(String text) {

    boolean is(String output) {
        return Pattern.compile(text.strip().lines().map(Shown::line).collect(Collectors.joining()))
                .matcher(output.strip() + "\n")
                .matches();
    }

    /** Whether it is a part of a value. */
    static boolean matches(String shown, String value) {
        return Pattern.compile(parts(shown)).matcher(value).matches();
    }

    private static String line(String line) {
        return line.strip().equals("…") ? "(?:.*\\n)*?" : parts(line.stripTrailing()) + "[ \\t]*\\n";
    }

    private static String parts(String text) {
        return Pattern.compile("…")
                .splitAsStream(text + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"))
                .replaceFirst(" \\\\E$", "\\\\E");
    }
}
