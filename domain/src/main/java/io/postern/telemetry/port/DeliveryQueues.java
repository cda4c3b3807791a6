package io.postern.telemetry.port;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.Submission;
import java.util.Optional;

/**
 * One queue for each destination and each of CloudWatch's two APIs: while one of them is away and its queue fills up,
 * every other keeps its room, its rounds of delivery and its senders.
 *
 * @param metrics that of the configured destination
 * @param logs that of the configured destination
 * @param named those of registered ones
 */
public record DeliveryQueues(DeliveryQueue metrics, DeliveryQueue logs, NamedQueues named) {

    /** Those of the configured destination, and no others. */
    public DeliveryQueues(DeliveryQueue metrics, DeliveryQueue logs) {
        this(metrics, logs, NamedQueues.NONE);
    }

    /** The queue of the configured destination. */
    public DeliveryQueue configured(CloudWatchApi api) {
        return switch (api) {
            case METRICS -> metrics;
            case LOGS -> logs;
        };
    }

    /** The queue in which such a submission waits; nothing when there are too many destinations. */
    public Optional<DeliveryQueue> of(Submission submission) {
        return submission.destination().isDefault()
                ? Optional.of(configured(submission.api()))
                : named.find(submission.destination(), submission.api());
    }

    /**
     * How full all are together.
     *
     * @throws PortUnavailable when one cannot be reached
     */
    public QueueDepth depth() {
        QueueDepth all = metrics.depth().plus(logs.depth());
        for (DestinationDepth depth : named.depths().values()) all = all.plus(depth.sum());
        return all;
    }
}
