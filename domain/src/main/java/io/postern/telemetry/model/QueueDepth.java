package io.postern.telemetry.model;

/**
 * How full the delivery queue is.
 *
 * @param submissions those that wait, are claimed, or are postponed
 * @param bytes what they take, in the queue's own measure
 */
public record QueueDepth(long submissions, long bytes) {

    /** This and another one together. */
    public QueueDepth plus(QueueDepth other) {
        return new QueueDepth(submissions + other.submissions, bytes + other.bytes);
    }
}
