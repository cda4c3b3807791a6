package io.postern.http.telemetry;

import io.micronaut.http.HttpParameters;
import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeathCause;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which dead letters a query asks for. What is wrong with it is an {@link IllegalArgumentException}.
 *
 * @param after where to go on; empty: from the newest
 */
record LetterQuery(DeadLetterFilter filter, String after) {

    private static final Set<String> KNOWN = Set.of("cause", "client", "destination", "from", "until", "after", "all");

    /** What a question asks for. */
    static LetterQuery of(HttpParameters given) {
        String from = one(given, "from");
        String until = one(given, "until");
        DeadLetterFilter filter = new DeadLetterFilter(
                given.getAll("cause").stream().map(LetterQuery::cause).collect(Collectors.toSet()),
                given.getAll("client").stream().map(ClientId::new).collect(Collectors.toSet()),
                given.getAll("destination").stream()
                        .map(LetterQuery::destination)
                        .collect(Collectors.toSet()),
                from.isEmpty() ? Instant.MIN : Query.instant("from", from, Instant.MIN),
                until.isEmpty() ? Instant.MAX : Query.instant("until", until, Instant.MAX));
        return new LetterQuery(filter, one(given, "after"));
    }

    /**
     * The same, for a query that letters are changed by. What stands in it is looked at once more, because a filter
     * that is misspelled, blank or forgotten must not mean more letters than its sender does.
     */
    static LetterQuery forChange(HttpParameters given) {
        LetterQuery query = of(given);
        for (String name : given.names()) {
            if (!KNOWN.contains(name))
                throw new IllegalArgumentException(
                        "parameter: unknown (expected: cause, client, destination, from, until, after or all)");
            if (given.getAll(name).stream().anyMatch(String::isBlank))
                throw new IllegalArgumentException(name + ": blank (expected: a value)");
        }
        String all = given.contains("all") ? one(given, "all") : "false";
        if (!all.equals("true") && !all.equals("false"))
            throw new IllegalArgumentException("all: cannot be read (expected: true or false)");
        boolean unlimited = query.filter.equals(DeadLetterFilter.ANY);
        if (unlimited && all.equals("false"))
            throw new IllegalArgumentException("all: false (expected: a filter, or all=true for every dead letter)");
        if (!unlimited && all.equals("true"))
            throw new IllegalArgumentException("all: true (expected: no filter beside it)");
        return query;
    }

    /** Empty when it is absent. What stands there twice is neither of both, and nothing that can be read. */
    private static String one(HttpParameters given, String name) {
        return String.join(",", given.getAll(name));
    }

    private static DestinationName destination(String text) {
        return DestinationName.read(text)
                .orElseThrow(() -> new IllegalArgumentException("destination: not usable (expected: its name)"));
    }

    private static DeathCause cause(String text) {
        return Arrays.stream(DeathCause.values())
                .filter(cause -> cause.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cause: unknown (expected: " + causes() + ")"));
    }

    private static String causes() {
        return Arrays.stream(DeathCause.values())
                .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
