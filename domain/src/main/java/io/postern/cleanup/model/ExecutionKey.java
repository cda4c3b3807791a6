package io.postern.cleanup.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the log of one run of the cleanup by when it was written, in UTC:
 * {@code YYYY/MM/execution_log_YYYY_MM_DD_HH_MM_SS.csv}. Nothing else is one, so that no other object can be reached with
 * it. The order of the texts is that of time.
 */
public record ExecutionKey(String value) implements Comparable<ExecutionKey> {

    private static final String LIKE = "YYYY/MM/execution_log_YYYY_MM_DD_HH_MM_SS.csv";

    private static final Pattern FORM = Pattern.compile(
            "(?<year>[0-9]{4})/(?<month>[0-9]{2})/execution_log_(?<time>\\k<year>_\\k<month>(_[0-9]{2}){4})\\.csv");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu_MM_dd_HH_mm_ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** C's {@code %c}: the day is padded with a blank. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

    /** None is written later. */
    public static final ExecutionKey LATEST = new ExecutionKey("9999/12/execution_log_9999_12_31_23_59_59.csv");

    public ExecutionKey {
        if (time(value).isEmpty())
            throw new IllegalArgumentException(
                    "key: not that of an execution log (expected: " + LIKE + ", with a time in UTC)");
    }

    /** The key that a text is; nothing when it is none. */
    public static Optional<ExecutionKey> read(String text) {
        return time(text).map(_ -> new ExecutionKey(text));
    }

    /** When the log was written. */
    public Instant writtenAt() {
        return time(value).orElseThrow().toInstant(ZoneOffset.UTC);
    }

    /** The same as C's {@code %c} writes it, in UTC: {@code Sun Jan  1 06:00:00 2023}. */
    public String date() {
        return DATE.format(time(value).orElseThrow());
    }

    /** The year that it lies in, with its slash: {@code 2023/}. */
    public String year() {
        return value.substring(0, 5);
    }

    /** The month that it lies in, with its slashes: {@code 2023/01/}. */
    public String month() {
        return value.substring(0, 8);
    }

    @Override
    public int compareTo(ExecutionKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Optional<LocalDateTime> time(String text) {
        if (text.length() != LIKE.length()) return Optional.empty();
        Matcher form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        try {
            return Optional.of(LocalDateTime.parse(form.group("time"), TIME));
        } catch (DateTimeException _) { // the 30th of February
            return Optional.empty();
        }
    }
}
