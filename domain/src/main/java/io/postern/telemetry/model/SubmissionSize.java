package io.postern.telemetry.model;

/** How much a submission weighs, for bounds on queues. */
public final class SubmissionSize {

    private static final int SUBMISSION_BYTES = 128;

    private SubmissionSize() {}

    /** Bytes that its records would take in requests to CloudWatch, and a little for the submission itself. */
    public static long bytes(Submission submission) {
        long bytes = SUBMISSION_BYTES;
        switch (submission) {
            case Submission.Metrics metrics -> {
                for (MetricDatum datum : metrics.datums()) bytes += MetricBatches.bytes(datum);
            }
            case Submission.Logs logs -> {
                for (LogEvent event : logs.events()) bytes += LogBatches.bytes(event);
            }
        }
        return bytes;
    }
}
