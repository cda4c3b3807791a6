package io.postern.telemetry.model;

import java.util.List;

/**
 * A submission, or what is left of it, in the delivery queue.
 *
 * @param attempts how often its delivery was tried
 * @param numbers which records of the accepted submission it holds
 */
public record QueuedSubmission(Submission submission, int attempts, RecordNumbers numbers) {

    /** A submission that nobody has tried to deliver yet. */
    public static QueuedSubmission untried(Submission submission) {
        return new QueuedSubmission(submission, 0, RecordNumbers.ALL);
    }

    /** One record of a submission, by its number there, that comes back after it was given up. */
    public static QueuedSubmission again(Submission record, int number) {
        return new QueuedSubmission(record, 1, RecordNumbers.of(List.of(number)));
    }

    /** What is left when a try postponed the records at these places. */
    public QueuedSubmission postponed(List<Integer> places) {
        return new QueuedSubmission(submission.part(places), attempts + 1, numbers.part(places));
    }
}
