package io.postern.telemetry;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogRules;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.LogDestination;
import java.time.Instant;
import java.util.List;

/** The way of one log stream's events. */
record LogLane(LogStream stream, LogDestination destination) implements Lane<LogEvent> {

    @Override
    public Load<LogEvent> load() {
        return new LogLoad(this);
    }

    @Override
    public Delivery send(List<LogEvent> contents) {
        return destination.put(new LogBatch(stream, contents));
    }

    @Override
    public boolean aged(LogEvent event, Instant now) {
        return LogRules.late(event, now);
    }

    @Override
    public List<LogEvent> records(Submission submission) {
        return ((Submission.Logs) submission).events();
    }
}
