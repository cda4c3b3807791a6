package io.postern.testkit.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simple half of CloudWatch Logs' filter patterns: words and quoted phrases, all of which must occur.
 *
 * @param terms what must occur, case and all
 */
record FilterPattern(List<String> terms) {

    private static final Pattern TERM =
            Pattern.compile("\\s*(?:\"(?<phrase>[^\"]*)\"|(?<word>[A-Za-z0-9_]+))(?=\\s|$)\\s*");

    /** Nothing for JSON selectors, regular expressions, and terms that are optional or excluded. */
    static Optional<FilterPattern> parse(String pattern) {
        List<String> terms = new ArrayList<>();
        Matcher term = TERM.matcher(pattern.strip());
        int end = 0;
        while (end < pattern.strip().length()) {
            if (!term.find(end) || term.start() != end) {
                return Optional.empty();
            }
            terms.add(term.group("phrase") == null ? term.group("word") : term.group("phrase"));
            end = term.end();
        }
        return Optional.of(new FilterPattern(List.copyOf(terms)));
    }

    boolean matches(String message) {
        return terms.stream().allMatch(message::contains);
    }
}
