package io.postern.telemetry.model;

/**
 * What is sent, or may be sent.
 *
 * @param records datums or log events
 * @param bytes what they weigh in requests to CloudWatch
 */
public record Usage(long records, long bytes) {

    /** Whether that much is in it. */
    public boolean covers(Usage other) {
        return records >= other.records && bytes >= other.bytes;
    }

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(records + other.records, bytes + other.bytes);
    }

    /** What of it goes beyond that; nothing where it does not. */
    public Usage beyond(Usage limit) {
        return new Usage(Math.max(0, records - limit.records), Math.max(0, bytes - limit.bytes));
    }

    /** Whether there is nothing of either. */
    public boolean isNothing() {
        return records == 0 && bytes == 0;
    }

    /** What remains of it. */
    public Usage minus(Usage other) {
        return new Usage(records - other.records, bytes - other.bytes);
    }
}
