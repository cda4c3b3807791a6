package io.postern.http.telemetry;

import io.postern.http.body.Node;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads points in time: metrics have seconds or ISO 8601, logs have milliseconds. */
final class Times {

    /** The range of a date in JavaScript, where most senders take theirs from: 8.64e15 ms around 1970. */
    private static final double MILLIS_MAX = 8.64e15;

    /** Milliseconds in a text, as forms have them; so many digits are the years from 2001 to 2286. */
    private static final Pattern MILLIS = Pattern.compile("[0-9]{13}");

    private Times() {}

    /** Epoch seconds with or without a fraction, to the millisecond, or ISO 8601 with a zone. */
    static Optional<Instant> secondsOrIso(Node node) {
        OptionalDouble number = Decimals.read(node);
        if (number.isPresent()) return millis(number.getAsDouble() * 1000);
        return node instanceof Node.Text text ? iso(text.value()) : Optional.empty();
    }

    /** Epoch milliseconds as a number or a text of 13 digits, or ISO 8601 with a zone. */
    static Optional<Instant> millisOrIso(Node node) {
        if (node instanceof Node.Text text && !MILLIS.matcher(text.value()).matches()) return iso(text.value());
        return millis(node);
    }

    /** Epoch milliseconds; a fraction is cut off. */
    static Optional<Instant> millis(Node node) {
        OptionalDouble number = Decimals.read(node);
        return number.isPresent() ? millis(Math.floor(number.getAsDouble())) : Optional.empty();
    }

    /** ISO 8601 with a zone. */
    static Optional<Instant> iso(String text) {
        if (text.length() > 64) return Optional.empty();
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> millis(double millis) {
        // Not "greater than": a comparison with NaN is false.
        if (!(Math.abs(millis) <= MILLIS_MAX)) return Optional.empty();
        return Optional.of(Instant.ofEpochMilli(Math.round(millis)));
    }
}
