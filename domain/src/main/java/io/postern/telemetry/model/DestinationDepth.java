package io.postern.telemetry.model;

/** How full the two queues of one destination are. */
public record DestinationDepth(QueueDepth metrics, QueueDepth logs) {

    /** Of a destination for which nothing waits. */
    public static final DestinationDepth NONE = new DestinationDepth(new QueueDepth(0, 0), new QueueDepth(0, 0));

    /** How full that of one API is. */
    public QueueDepth of(CloudWatchApi api) {
        return switch (api) {
            case METRICS -> metrics;
            case LOGS -> logs;
        };
    }

    /** How full both are together. */
    public QueueDepth sum() {
        return metrics.plus(logs);
    }
}
