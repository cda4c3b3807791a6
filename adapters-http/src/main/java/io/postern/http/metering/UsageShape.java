package io.postern.http.metering;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.convert.format.Format;
import io.micronaut.http.annotation.QueryValue;
import io.postern.metering.model.BucketSize;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.UsageDimension;
import io.postern.metering.model.UsageOrder;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageQuestion;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time that a query asks about, and how its answer is to look. What cannot be read is an
 * {@link IllegalArgumentException}.
 */
@Introspected
record UsageShape(
        @Parameter(
                description = "ISO 8601 with a zone; the bucket that it lies in is the first; absent: a day before the"
                        + " end.",
                example = "2026-05-01T00:00:00Z",
                required = false)
        @QueryValue(defaultValue = "")
        String start,

        @Parameter(
                description = "ISO 8601 with a zone; buckets that begin before it count whole; absent: now.",
                example = "2026-05-02T00:00:00Z",
                required = false)
        @QueryValue(defaultValue = "")
        String end,

        @Parameter(description = "minute, hour or day: which sums are read.", example = "hour", required = false)
        @QueryValue(defaultValue = "hour")
        String bucket,

        @Parameter(
                description = "time, application, method, route or statusClass; may be repeated, each once; absent: all"
                        + " in one.",
                example = "[\"application\"]")
        @QueryValue
        @Format("MULTI")
        @Nullable
        List<String> groupBy,

        @Parameter(
                description = "calls, errors or bytes: the most first; absent: in the order of their names, or by calls"
                        + " with top.",
                example = "errors",
                required = false)
        @QueryValue(defaultValue = "")
        String by,

        @Parameter(description = "Only so many, the most first; 0: all.", example = "10", required = false)
        @QueryValue(defaultValue = "0")
        int top,

        @Parameter(description = "Most groups, 1 to 10000.", example = "1000", required = false)
        @QueryValue(defaultValue = "1000")
        int limit) {

    private static final Duration LAST = Duration.ofDays(1);

    /** The latest that ISO 8601 writes with four digits, for sums and for names in order. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    UsageQuery query(SeriesFilter filter, Instant now) {
        if (top < 0 || top > UsageQuery.GROUPS_MAX)
            throw new IllegalArgumentException("top: " + top + " (expected: 0 to " + UsageQuery.GROUPS_MAX + ")");
        Instant until = instant("end", end, now);
        Instant from = instant("start", start, until.minus(LAST));
        if (!from.isBefore(until))
            throw new IllegalArgumentException("start: " + from + " (expected: before the end, " + until + ")");
        List<UsageDimension> dimensions = groupBy == null
                ? List.of()
                : groupBy.stream().map(UsageDimension::read).toList();
        int groupsMax = top > 0 ? Math.min(top, limit) : limit;
        return new UsageQuery(new UsageQuestion(filter, size(), from, until), dimensions, order(), groupsMax);
    }

    private BucketSize size() {
        return Arrays.stream(BucketSize.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(bucket))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("bucket: " + bucket + " (expected: minute, hour or day)"));
    }

    private UsageOrder order() {
        return switch (by) {
            case "" -> top > 0 ? UsageOrder.CALLS : UsageOrder.NAMES;
            case "calls" -> UsageOrder.CALLS;
            case "errors" -> UsageOrder.ERRORS;
            case "bytes" -> UsageOrder.BYTES;
            default -> throw new IllegalArgumentException("by: " + by + " (expected: calls, errors or bytes)");
        };
    }

    private static Instant instant(String name, String text, Instant absent) {
        if (text.isEmpty()) return absent;
        try {
            // A plus sign in a query means a blank, so "+02:00" arrives as " 02:00" from those who forgot to encode it.
            Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.replace(' ', '+'), Instant::from);
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST)) return instant;
        } catch (DateTimeException _) {
            // as what lies too far off
        }
        throw new IllegalArgumentException(
                name + ": cannot be read (expected: ISO 8601 with a zone, from 1970 to 9999)");
    }
}
