package io.postern.telemetry.model;

import java.util.List;

/** What one PutLogEvents carries; within its limits and sorted by time. */
public record LogBatch(LogStream stream, List<LogEvent> events) {
    public LogBatch {
        events = List.copyOf(events);
    }
}
