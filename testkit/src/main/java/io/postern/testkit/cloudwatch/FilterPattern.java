package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simple half of CloudWatch Logs' filter patterns: words and quoted phrases, all of which must occur, or members of
 * JSON that all equal a text.
 *
 * @param terms what must occur, case and all
 * @param members what must stand at the top of a message
 */
record FilterPattern(List<String> terms, Map<String, String> members) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern TERM =
            Pattern.compile("\\s*(?:\"(?<phrase>[^\"]*)\"|(?<word>[A-Za-z0-9_]+))(?=\\s|$)\\s*");

    private static final Pattern MEMBER =
            Pattern.compile("\\(\\$\\.(?<name>[A-Za-z0-9_-]+) = \"(?<text>[^\"*\\\\]*)\"\\)");

    /** Nothing for other JSON selectors, regular expressions, and terms that are optional or excluded. */
    static Optional<FilterPattern> parse(String pattern) {
        String stripped = pattern.strip();
        if (stripped.startsWith("{ ") && stripped.endsWith(" }"))
            return ofMembers(stripped.substring(2, stripped.length() - 2));
        List<String> terms = new ArrayList<>();
        Matcher term = TERM.matcher(stripped);
        int end = 0;
        while (end < stripped.length()) {
            if (!term.find(end) || term.start() != end) {
                return Optional.empty();
            }
            terms.add(term.group("phrase") == null ? term.group("word") : term.group("phrase"));
            end = term.end();
        }
        return Optional.of(new FilterPattern(List.copyOf(terms), Map.of()));
    }

    private static Optional<FilterPattern> ofMembers(String expression) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String one : expression.split(" && ", -1)) {
            Matcher member = MEMBER.matcher(one);
            if (!member.matches()) {
                return Optional.empty();
            }
            members.put(member.group("name"), member.group("text"));
        }
        return Optional.of(new FilterPattern(List.of(), members));
    }

    boolean matches(String message) {
        return terms.stream().allMatch(message::contains) && (members.isEmpty() || hasMembers(message));
    }

    private boolean hasMembers(String message) {
        try {
            JsonNode json = JSON.readTree(message);
            return members.entrySet().stream()
                    .allMatch(member -> json.path(member.getKey()).asText().equals(member.getValue()));
        } catch (JsonProcessingException _) {
            return false; // such a pattern matches JSON only
        }
    }
}
