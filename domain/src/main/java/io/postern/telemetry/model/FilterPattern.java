package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter patterns of CloudWatch Logs for unstructured events: case-sensitive terms that occur anywhere in a
 * message. Source: CloudWatch Logs user guide, "Filter pattern syntax".
 *
 * @param all each must occur
 * @param any at least one must occur, if there are any
 * @param none none may occur
 */
public record FilterPattern(List<String> all, List<String> any, List<String> none) {

    private static final String SUPPORTED =
            " (expected: words of letters, digits and _, phrases in double quotes, - before what must not occur, or ?"
                + " before each of several of which one must occur; no JSON, space-delimited or regular expression)";

    private static final Pattern TERM =
            Pattern.compile("(?<sign>[-?]?)(?:\"(?<phrase>[^\"]+)\"|(?<word>[\\p{L}\\p{N}_]+))(?:\\s+|$)");

    public FilterPattern {
        all = List.copyOf(all);
        any = List.copyOf(any);
        none = List.copyOf(none);
    }

    /**
     * Reads a pattern; an empty one matches every message.
     *
     * @throws IllegalArgumentException when the pattern is of another kind
     */
    public static FilterPattern parse(String pattern) {
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        String rest = pattern.strip();
        Matcher term = TERM.matcher(rest);
        int end = 0;
        while (end < rest.length()) {
            // Only here: a search from there on would take the square of the length where a word ends wrong.
            if (!term.region(end, rest.length()).lookingAt())
                throw new IllegalArgumentException("filterPattern: not understood at character " + end + SUPPORTED);
            String text = term.group("phrase") != null ? term.group("phrase") : term.group("word");
            switch (term.group("sign")) {
                case "-" -> none.add(text);
                case "?" -> any.add(text);
                default -> all.add(text);
            }
            end = term.end();
        }
        // CloudWatch's answer to such a mixture surprises everybody, so nobody should get used to another one here.
        if (!any.isEmpty() && !(all.isEmpty() && none.isEmpty()))
            throw new IllegalArgumentException("filterPattern: mixes ? with other terms" + SUPPORTED);
        return new FilterPattern(all, any, none);
    }

    /** Whether the message is meant. */
    public boolean matches(String message) {
        return all.stream().allMatch(message::contains)
                && none.stream().noneMatch(message::contains)
                && (any.isEmpty() || any.stream().anyMatch(message::contains));
    }
}
