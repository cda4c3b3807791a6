package io.postern.telemetry.port;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.Submission;

/**
 * One queue for each of CloudWatch's two APIs: while one of them is away and its queue fills up, the other keeps its room,
 * its rounds of delivery and its senders.
 */
public record DeliveryQueues(DeliveryQueue metrics, DeliveryQueue logs) {

    /** The queue in which such a submission waits. */
    public DeliveryQueue of(Submission submission) {
        return switch (submission) {
            case Submission.Metrics _ -> metrics;
            case Submission.Logs _ -> logs;
        };
    }

    /**
     * How full both are together.
     *
     * @throws PortUnavailable when one cannot be reached
     */
    public QueueDepth depth() {
        QueueDepth ofMetrics = metrics.depth();
        QueueDepth ofLogs = logs.depth();
        return new QueueDepth(ofMetrics.submissions() + ofLogs.submissions(), ofMetrics.bytes() + ofLogs.bytes());
    }
}
