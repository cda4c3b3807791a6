package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.LateEvents;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogRules;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes log events in: all of a submission, durably, or none of it. */
public final class AcceptLogs {

    private final DeliveryQueue queue;
    private final LateEvents lateEvents;
    private final Clock clock;

    public AcceptLogs(DeliveryQueue queue, LateEvents lateEvents, Clock clock) {
        this.queue = queue;
        this.lateEvents = lateEvents;
        this.clock = clock;
    }

    /**
     * Checks every event and queues them all; events that are too old are given the present time if the policy says so.
     * Returns without waiting for the queue. The stage fails with {@link PortUnavailable} when the queue cannot be
     * reached; the submission may or may not be stored then.
     */
    public CompletionStage<Acceptance> accept(ClientId client, LogStream stream, List<LogEvent> events) {
        Instant now = clock.instant();
        int late = lateEvents == LateEvents.RESTAMP ? countLate(events, now) : 0;
        List<LogEvent> timely = late > 0 ? restamp(events, now) : events;
        List<Refusal> refusals = LogRules.check(stream, timely, now);
        if (!refusals.isEmpty()) return CompletableFuture.completedStage(new Acceptance.Refused(refusals));
        return queue.append(new Submission.Logs(client, now, stream, timely)).thenApply(appended -> switch (appended) {
            case Appended.Stored stored -> new Acceptance.Accepted(stored.receipt(), events.size(), late);
            case Appended.Full _ -> new Acceptance.Full(AcceptMetrics.RETRY_AFTER);
        });
    }

    private static int countLate(List<LogEvent> events, Instant now) {
        int late = 0;
        for (LogEvent event : events) if (LogRules.late(event, now)) late++;
        return late;
    }

    private static List<LogEvent> restamp(List<LogEvent> events, Instant now) {
        return events.stream()
                .map(event -> LogRules.late(event, now) ? new LogEvent(now, event.message()) : event)
                .toList();
    }
}
