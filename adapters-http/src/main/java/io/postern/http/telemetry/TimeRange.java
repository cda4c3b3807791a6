package io.postern.http.telemetry;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a query asks about: the last hour, unless it says otherwise. What cannot be read is an
 * {@link IllegalArgumentException}.
 */
@Introspected
record TimeRange(
        @Parameter(
                description =
                        "ISO 8601 with a zone, or epoch seconds, from 1970 to 9999; absent: an hour before the end.",
                example = "2026-05-01T11:00:00Z",
                required = false)
        @QueryValue(defaultValue = "")
        String start,

        @Parameter(
                description = "ISO 8601 with a zone, or epoch seconds, from 1970 to 9999; absent: now.",
                example = "2026-05-01T12:00:00Z",
                required = false)
        @QueryValue(defaultValue = "")
        String end) {

    private static final Duration LAST = Duration.ofHours(1);

    Instant until(Clock clock) {
        return Query.instant("end", end, Query.now(clock));
    }

    Instant from(Instant until) {
        return Query.instant("start", start, until.minus(LAST));
    }
}
