package io.postern.http.telemetry;

import io.postern.http.body.Node;
import io.postern.telemetry.model.Dimension;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads query parameters of the reading endpoints. What is wrong with one is an {@link IllegalArgumentException}. */
final class Query {

    /**
     * As early and as late as anything can be that somebody stored; the epoch is what many say for "from the start".
     */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Query() {}

    /** Dimensions as {@code Name=Value}; everything behind the first equals sign is the value. */
    static List<Dimension> dimensions(List<String> parameters) {
        return parameters.stream().map(Query::dimension).toList();
    }

    /** A time from 1970 to 9999 as ISO 8601 with a zone, or epoch seconds. */
    static Instant instant(String name, String value, Instant absent) {
        if (value.isEmpty()) return absent.isBefore(EARLIEST) ? EARLIEST : absent;
        // A plus sign in a query means a blank, so "+02:00" arrives as " 02:00" from those who forgot to encode it.
        Optional<Instant> instant = Times.secondsOrIso(new Node.Text(value.replace(' ', '+')));
        if (instant.isEmpty())
            throw new IllegalArgumentException(
                    name + ": cannot be read (expected: ISO 8601 with a zone, or epoch seconds)");
        if (instant.get().isBefore(EARLIEST) || instant.get().isAfter(LATEST))
            throw new IllegalArgumentException(name + ": " + instant.get() + " (expected: a year from 1970 to 9999)");
        return instant.get();
    }

    /**
     * The end of a question that says none: now, up to the second, so that many who ask at the same time ask the same.
     */
    static Instant now(Clock clock) {
        Instant now = clock.instant();
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(now) ? now : second.plusSeconds(1);
    }

    private static Dimension dimension(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) return new Dimension(parameter, "");
        return new Dimension(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
}
