package io.postern.testkit.cloudwatch;

import java.time.Instant;

/**
 * One log event that the stand-in took.
 *
 * @param timestamp     when it happened, as the sender says, in whole milliseconds
 * @param ingestionTime when the stand-in took it
 * @param eventId       unique within the stand-in
 */
public record StoredLogEvent(
        String logGroup, String logStream, Instant timestamp, String message, Instant ingestionTime, String eventId) {}
