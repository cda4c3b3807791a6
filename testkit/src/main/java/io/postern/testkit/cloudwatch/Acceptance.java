package io.postern.testkit.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which events of a sorted batch CloudWatch Logs stores, and which it refuses one by one while it answers 200.
 *
 * @param accepted      the events that are stored
 * @param rejectedInfo  {@code rejectedLogEventsInfo}; empty if every event is stored
 */
record Acceptance(List<StoredLogEvent> accepted, Map<String, Object> rejectedInfo) {

    static Acceptance of(List<StoredLogEvent> events, Instant now, Optional<Duration> retention) {
        int tooOldEnd = countBefore(events, now.minus(Limit.LOG_PAST_SECONDS.duration()));
        int expiredEnd =
                retention.map(kept -> countBefore(events, now.minus(kept))).orElse(0);
        // Not before the millisecond after the last that is allowed.
        int tooNewStart = countBefore(
                events, now.plus(Limit.LOG_FUTURE_SECONDS.duration()).plusMillis(1));
        Map<String, Object> info = new LinkedHashMap<>();
        if (tooNewStart < events.size()) {
            info.put("tooNewLogEventStartIndex", tooNewStart);
        }
        if (tooOldEnd > 0) {
            info.put("tooOldLogEventEndIndex", tooOldEnd);
        }
        if (expiredEnd > tooOldEnd) {
            info.put("expiredLogEventEndIndex", expiredEnd);
        }
        int from = Math.max(tooOldEnd, expiredEnd);
        return new Acceptance(events.subList(from, Math.max(from, tooNewStart)), info);
    }

    private static int countBefore(List<StoredLogEvent> sorted, Instant time) {
        int count = 0;
        while (count < sorted.size() && sorted.get(count).timestamp().isBefore(time)) {
            count++;
        }
        return count;
    }
}
