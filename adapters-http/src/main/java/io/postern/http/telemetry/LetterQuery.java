package io.postern.http.telemetry;

import io.micronaut.http.HttpParameters;
import io.postern.access.model.ClientId;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeathCause;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters a query asks for. What is wrong with it is an {@link IllegalArgumentException}.
 *
 * @param after where to go on; empty: from the newest
 */
record LetterQuery(DeadLetterFilter filter, String after) {

    static final String CAUSE =
            "Why they died: refused, too_old, too_new, expired or aged_while_waiting; may be repeated;"
                    + " absent: whatever the cause.";
    static final String CLIENT = "Whose they are; may be repeated; absent: anybody's.";
    static final String FROM =
            "They died then or later. ISO 8601 with a zone, or epoch seconds, from 1970 to 9999; absent: however"
                    + " early.";
    static final String UNTIL =
            "They died before that. ISO 8601 with a zone, or epoch seconds, from 1970 to 9999; absent: however late.";
    static final String AFTER = "The member next of the answer before; absent: from the newest.";
    static final String ALL =
            "Needed, as true, where no cause, client, from or until is given; refused as true beside them.";

    private static final Set<String> KNOWN = Set.of("cause", "client", "from", "until", "after", "all");

    static LetterQuery of(
            @Nullable List<String> causes, @Nullable List<String> clients, String from, String until, String after) {
        DeadLetterFilter filter = new DeadLetterFilter(
                orNone(causes).stream().map(LetterQuery::cause).collect(Collectors.toSet()),
                orNone(clients).stream().map(ClientId::new).collect(Collectors.toSet()),
                from.isEmpty() ? Instant.MIN : Query.instant("from", from, Instant.MIN),
                until.isEmpty() ? Instant.MAX : Query.instant("until", until, Instant.MAX));
        return new LetterQuery(filter, after);
    }

    /**
     * The same, for a query that letters are changed by. What stands in it is looked at once more, because a filter that is
     * misspelled, blank or forgotten must not mean more letters than its sender does.
     */
    LetterQuery forChange(HttpParameters given, String all) {
        for (String name : given.names()) {
            if (!KNOWN.contains(name))
                throw new IllegalArgumentException(
                        "parameter: unknown (expected: cause, client, from, until, after or all)");
            if (given.getAll(name).stream().anyMatch(String::isBlank))
                throw new IllegalArgumentException(name + ": blank (expected: a value)");
        }
        if (!all.equals("true") && !all.equals("false"))
            throw new IllegalArgumentException("all: cannot be read (expected: true or false)");
        boolean unlimited = filter.equals(DeadLetterFilter.ANY);
        if (unlimited && all.equals("false"))
            throw new IllegalArgumentException("all: false (expected: a filter, or all=true for every dead letter)");
        if (!unlimited && all.equals("true"))
            throw new IllegalArgumentException("all: true (expected: no filter beside it)");
        return this;
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

    private static List<String> orNone(@Nullable List<String> parameters) {
        return parameters == null ? List.of() : parameters;
    }
}
