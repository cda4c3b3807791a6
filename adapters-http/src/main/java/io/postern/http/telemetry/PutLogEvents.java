package io.postern.http.telemetry;

import io.postern.http.body.Node;
import io.postern.telemetry.model.CloudWatchLimits;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.SenderClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The input of CloudWatch Logs' PutLogEvents, read from a body. Members beside those it knows are ignored. */
record PutLogEvents(LogStream stream, List<LogEvent> events) {

    private static final Set<String> EVENT = Set.of("message", "timestamp");

    /** Reads a whole body. */
    static Reading<PutLogEvents> read(Admitted submission) {
        Node.Members members =
                submission.body().root() instanceof Node.Members object ? object : new Node.Members(Map.of());
        List<Refusal> refusals = new ArrayList<>();
        Fields fields = new Fields(members, Refusal.WHOLE, "", refusals);
        LogStream stream = new LogStream(fields.text("logGroupName"), fields.text("logStreamName"));
        List<LogEvent> events = events(fields, submission.clock(), refusals);
        if (!refusals.isEmpty()) return new Reading.Broken<>(refusals);
        return new Reading.Understood<>(new PutLogEvents(stream, events));
    }

    private static List<LogEvent> events(Fields fields, SenderClock.Known clock, List<Refusal> refusals) {
        if (!fields.has("logEvents")) fields.expected("logEvents", Node.Absent.NOTHING, "an array");
        List<Node> items = fields.items("logEvents");
        if (items.size() > CloudWatchLimits.EVENTS_PER_REQUEST) {
            // Before reading them, so that a body of millions costs no list of millions.
            fields.refuse(
                    Reason.TOO_MANY_RECORDS,
                    "logEvents",
                    "logEvents has " + items.size() + " events (expected: 1 to 10000).");
            return List.of();
        }
        List<LogEvent> events = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) events.add(event(items.get(i), i, clock, refusals));
        return events;
    }

    private static LogEvent event(Node node, int index, SenderClock.Known clock, List<Refusal> refusals) {
        if (!(node instanceof Node.Members members)) {
            new Fields(new Node.Members(Map.of()), index, "", refusals)
                    .expected("logEvents[" + index + "]", node, "an object");
            return new LogEvent(Instant.EPOCH, "");
        }
        Fields fields = new Fields(members, index, "", refusals);
        fields.allow(EVENT);
        return new LogEvent(clock.ours(timestamp(fields)), fields.text("message"));
    }

    private static Instant timestamp(Fields fields) {
        Node node = fields.node("timestamp");
        Optional<Instant> timestamp = Times.millis(node);
        if (timestamp.isPresent()) return timestamp.get();
        if (node.absent()) {
            fields.expected("timestamp", node, "Unix milliseconds");
        } else {
            fields.refuse(
                    Reason.TIMESTAMP_INVALID,
                    "timestamp",
                    "timestamp cannot be read (expected: Unix milliseconds, as a number or a numeric string).");
        }
        return Instant.EPOCH;
    }
}
