package io.postern.telemetry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What CloudWatch Logs takes, checked before anything is queued. */
public final class LogRules {

    private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Pattern STREAM = Pattern.compile("[^:*]{1,512}");

    private final List<Refusal> refusals = new ArrayList<>();
    private final Instant earliest;
    private final Instant latest;

    private LogRules(Instant now) {
        this.earliest = now.minus(CloudWatchLimits.LOG_AGE);
        this.latest = now.plus(CloudWatchLimits.LOG_LEAD);
    }

    /** All that is wrong with these events if they were sent now; empty when CloudWatch will take them. */
    public static List<Refusal> check(LogStream stream, List<LogEvent> events, Instant now) {
        LogRules rules = new LogRules(now);
        rules.checkStream(stream);
        rules.checkCount(events.size());
        if (rules.refusals.isEmpty()) {
            for (int i = 0; i < events.size(); i++) rules.checkEvent(i, events.get(i));
        }
        return rules.refusals;
    }

    /** Whether the event lies so far back that CloudWatch would refuse it. */
    public static boolean late(LogEvent event, Instant now) {
        return event.timestamp().isBefore(now.minus(CloudWatchLimits.LOG_AGE));
    }

    private void checkStream(LogStream stream) {
        if (!GROUP.matcher(stream.group()).matches())
            whole(
                    Reason.LOG_GROUP_NAME_INVALID,
                    "logGroupName",
                    "logGroupName must have 1 to 512 characters of A-Z a-z 0-9 . - _ / #.");
        if (!STREAM.matcher(stream.name()).matches())
            whole(
                    Reason.LOG_STREAM_NAME_INVALID,
                    "logStreamName",
                    "logStreamName must have 1 to 512 characters without : and *.");
    }

    private void checkCount(int count) {
        if (count == 0) whole(Reason.NO_RECORDS, "logEvents", "logEvents is empty (expected: 1 to 10000 events).");
        if (count > CloudWatchLimits.EVENTS_PER_REQUEST)
            whole(Reason.TOO_MANY_RECORDS, "logEvents", "logEvents has " + count + " events (expected: 1 to 10000).");
    }

    private void checkEvent(int index, LogEvent event) {
        if (event.message().isEmpty())
            refuse(Reason.MESSAGE_EMPTY, index, "message", "message is empty (expected: at least one character).");
        if (LogBatches.bytes(event) > CloudWatchLimits.EVENT_BYTES)
            refuse(
                    Reason.EVENT_TOO_LARGE,
                    index,
                    "message",
                    "message is too large (expected: at most 1048550 bytes of UTF-8).");
        if (event.timestamp().isAfter(latest))
            refuse(
                    Reason.TIMESTAMP_TOO_NEW,
                    index,
                    "timestamp",
                    "timestamp is more than 2 hours ahead (expected: Unix milliseconds, at most "
                            + latest.toEpochMilli() + ").");
        if (event.timestamp().isBefore(earliest))
            refuse(
                    Reason.TIMESTAMP_TOO_OLD,
                    index,
                    "timestamp",
                    "timestamp is more than 14 days ago (expected: Unix milliseconds, at least "
                            + earliest.toEpochMilli() + ").");
    }

    private void whole(Reason reason, String field, String message) {
        refusals.add(Refusal.ofWhole(reason, field, message));
    }

    private void refuse(Reason reason, int index, String field, String message) {
        refusals.add(new Refusal(reason, index, field, message));
    }
}
