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

    /** What remains of it. */
    public Usage minus(Usage other) {
        return new Usage(records - other.records, bytes - other.bytes);
    }
}
