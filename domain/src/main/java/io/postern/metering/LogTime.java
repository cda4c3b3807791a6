package io.postern.metering;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code $context.requestTime}: the time of the Common Log Format, {@code 28/Nov/2026:10:00:00 +0000}. */
final class LogTime {

    // Not from the JDK's tables of languages, which change from one to the next.
    private static final Map<Long, String> MONTHS = Map.ofEntries(
            Map.entry(1L, "Jan"),
            Map.entry(2L, "Feb"),
            Map.entry(3L, "Mar"),
            Map.entry(4L, "Apr"),
            Map.entry(5L, "May"),
            Map.entry(6L, "Jun"),
            Map.entry(7L, "Jul"),
            Map.entry(8L, "Aug"),
            Map.entry(9L, "Sep"),
            Map.entry(10L, "Oct"),
            Map.entry(11L, "Nov"),
            Map.entry(12L, "Dec"));

    private static final DateTimeFormatter COMMON_LOG = new DateTimeFormatterBuilder()
            .appendPattern("dd/")
            .appendText(ChronoField.MONTH_OF_YEAR, MONTHS)
            .appendPattern("/uuuu:HH:mm:ss xx")
            .toFormatter(Locale.ROOT);

    private LogTime() {}

    /** The instant; nothing when it is not written so. */
    static Optional<Instant> read(String text) {
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(OffsetDateTime.parse(text, COMMON_LOG).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
