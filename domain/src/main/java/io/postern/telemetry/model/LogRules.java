package io.postern.telemetry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What CloudWatch Logs takes, checked before anything is queued. */
public final class LogRules {

    private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Pattern STREAM = Pattern.compile("[^:*]{1,512}");

    private LogRules() {}

    /** All that is wrong with these events if they were sent now; empty when CloudWatch will take them. */
    public static List<Refusal> check(LogStream stream, List<LogEvent> events, Instant now) {
        List<Refusal> refusals = new ArrayList<>(checkStream(stream));
        checkCount(events.size(), refusals);
        if (refusals.isEmpty()) {
            for (int i = 0; i < events.size(); i++) checkEvent(i, events.get(i), now, refusals);
        }
        return refusals;
    }

    /** Whether the event lies so far back that CloudWatch would refuse it. */
    public static boolean late(LogEvent event, Instant now) {
        return event.timestamp().isBefore(now.minus(CloudWatchLimits.LOG_AGE));
    }

    private static List<Refusal> checkStream(LogStream stream) {
        List<Refusal> refusals = new ArrayList<>();
        if (!GROUP.matcher(stream.group()).matches())
            refusals.add(Refusal.ofWhole(
                    Reason.LOG_GROUP_NAME_INVALID,
                    "logGroupName",
                    "logGroupName must have 1 to 512 characters of A-Z a-z 0-9 . - _ / #."));
        if (!STREAM.matcher(stream.name()).matches())
            refusals.add(Refusal.ofWhole(
                    Reason.LOG_STREAM_NAME_INVALID,
                    "logStreamName",
                    "logStreamName must have 1 to 512 characters without : and *."));
        return refusals;
    }

    private static void checkCount(int count, List<Refusal> refusals) {
        if (count == 0)
            refusals.add(Refusal.ofWhole(
                    Reason.NO_RECORDS, "logEvents", "logEvents is empty (expected: 1 to 10000 events)."));
        if (count > CloudWatchLimits.EVENTS_PER_REQUEST)
            refusals.add(Refusal.ofWhole(
                    Reason.TOO_MANY_RECORDS,
                    "logEvents",
                    "logEvents has " + count + " events (expected: 1 to 10000)."));
    }

    private static void checkEvent(int index, LogEvent event, Instant now, List<Refusal> refusals) {
        if (event.message().isEmpty())
            refusals.add(new Refusal(
                    Reason.MESSAGE_EMPTY, index, "message", "message is empty (expected: at least one character)."));
        if (LogBatches.bytes(event) > CloudWatchLimits.EVENT_BYTES)
            refusals.add(new Refusal(
                    Reason.EVENT_TOO_LARGE,
                    index,
                    "message",
                    "message is too large (expected: at most 1048550 bytes of UTF-8)."));
        if (event.timestamp().isAfter(now.plus(CloudWatchLimits.LOG_LEAD)))
            refusals.add(new Refusal(
                    Reason.TIMESTAMP_TOO_NEW,
                    index,
                    "timestamp",
                    "timestamp is more than 2 hours ahead (expected: Unix milliseconds, at most "
                            + now.plus(CloudWatchLimits.LOG_LEAD).toEpochMilli() + ")."));
        if (late(event, now))
            refusals.add(new Refusal(
                    Reason.TIMESTAMP_TOO_OLD,
                    index,
                    "timestamp",
                    "timestamp is more than 14 days ago (expected: Unix milliseconds, at least "
                            + now.minus(CloudWatchLimits.LOG_AGE).toEpochMilli() + ")."));
    }
}
