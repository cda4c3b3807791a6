package io.postern.app.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 300ms}, {@code 1.5h}, {@code 1m30s}. */
final class GoDuration {

    private static final Pattern WHOLE = Pattern.compile("\\+?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|μs|ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("([\\d.]+)(\\D+)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    /** As long as Go itself can count, in nanoseconds. */
    private static final BigDecimal NANOS_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private GoDuration() {}

    /**
     * Reads a duration that is longer than nothing.
     *
     * @param name what is read, for the message
     * @throws CommandFailure when it is anything else
     */
    static Duration positive(String name, String text) {
        BigDecimal nanos = BigDecimal.ZERO;
        if (WHOLE.matcher(text).matches()) {
            Matcher part = PART.matcher(text.replace("+", ""));
            while (part.find()) nanos = nanos.add(nanos(part.group(1), part.group(2)));
        }
        if (nanos.compareTo(BigDecimal.ONE) < 0 || nanos.compareTo(NANOS_MAX) > 0)
            throw new CommandFailure(
                    ExitCode.USAGE, name + ": " + text + " (expected: a duration such as 500ms, 60s or 1m30s)");
        return Duration.ofNanos(nanos.longValue());
    }

    private static BigDecimal nanos(String number, String unit) {
        return new BigDecimal(number).multiply(BigDecimal.valueOf(NANOS.getOrDefault(unit, 0L)));
    }
}
