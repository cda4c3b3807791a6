package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must hold of the item that a write meets: comparisons for equality and absences, all of them together. */
final class TableCondition {

    private static final Pattern TERM =
            Pattern.compile("\\s*(?:(#\\w+)\\s*=\\s*(:\\w+)|attribute_not_exists\\s*\\(\\s*(#\\w+)\\s*\\))\\s*");
    private static final Pattern PLACEHOLDER = Pattern.compile("[#:]\\w+");

    private final String expression;
    private final String projection;
    private final JsonNode names;
    private final JsonNode values;

    private TableCondition(String expression, String projection, JsonNode names, JsonNode values) {
        this.expression = expression;
        this.projection = projection;
        this.names = names;
        this.values = values;
    }

    static TableCondition of(JsonNode request) {
        return new TableCondition(
                request.path("ConditionExpression").asText(),
                request.path("ProjectionExpression").asText(),
                request.path("ExpressionAttributeNames"),
                request.path("ExpressionAttributeValues"));
    }

    /** Placeholders that are used and not explained, or explained and not used. */
    Set<String> loose() {
        Set<String> used = PLACEHOLDER
                .matcher(expression + " " + projection)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> explained = new TreeSet<>();
        for (JsonNode explaining : new JsonNode[] {names, values})
            for (Iterator<String> all = explaining.fieldNames(); all.hasNext(); ) explained.add(all.next());
        Set<String> loose = new TreeSet<>(used);
        loose.addAll(explained);
        loose.removeIf(one -> used.contains(one) && explained.contains(one));
        return loose;
    }

    /** Whether the item that is there, or that there is none, meets it; nothing: the expression means nothing here. */
    Optional<Boolean> meets(Optional<JsonNode> item) {
        if (expression.isEmpty()) return Optional.of(true);
        boolean all = true;
        for (String text : expression.split(" AND ", -1)) {
            Matcher term = TERM.matcher(text);
            if (!term.matches()) return Optional.empty();
            all &= holds(term, item);
        }
        return Optional.of(all);
    }

    private boolean holds(Matcher term, Optional<JsonNode> item) {
        String absent = term.group(3);
        if (absent != null) return item.isEmpty() || !item.get().has(attribute(absent));
        return item.isPresent() && item.get().path(attribute(term.group(1))).equals(values.path(term.group(2)));
    }

    private String attribute(String placeholder) {
        return names.path(placeholder).asText();
    }
}
