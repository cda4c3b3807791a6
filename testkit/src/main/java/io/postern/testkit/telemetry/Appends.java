package io.postern.testkit.telemetry;

import io.postern.access.model.Weight;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Appends to a queue and waits for the outcome, which a sender's request does without holding a thread. */
public final class Appends {

    private Appends() {}

    /**
     * Stores the submission, or learns that the queue is full.
     *
     * @throws PortUnavailable when it is not known to be stored
     */
    public static Appended append(DeliveryQueue queue, Submission submission) {
        return append(queue, submission, Weight.UNSAID);
    }

    /**
     * Stores the submission of a client of that weight, or learns that the queue is full.
     *
     * @throws PortUnavailable when it is not known to be stored
     */
    public static Appended append(DeliveryQueue queue, Submission submission, Weight weight) {
        return await(queue.append(submission, weight, new Idempotency.Unkeyed()));
    }

    /**
     * What that key stands for; nothing when it stands for nothing.
     *
     * @throws PortUnavailable when it is not known
     */
    public static Optional<Appended> recall(DeliveryQueue queue, String key, String print, Submission submission) {
        return await(queue.recall(submission, new Idempotency.Keyed(key, print)));
    }

    /**
     * Puts one record of a submission back under its receipt.
     *
     * @throws PortUnavailable when it is not known to be stored
     */
    public static Appended putBack(
            DeliveryQueue queue, String key, ReceiptId receipt, Submission submission, int record) {
        QueuedSubmission part = QueuedSubmission.again(submission.part(List.of(record)), record);
        return await(queue.putBack(new Idempotency.Keyed(key, "the same"), receipt, part));
    }

    private static <T> T await(CompletionStage<T> appending) {
        try {
            return appending.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PortUnavailable unavailable) throw unavailable;
            throw e;
        }
    }
}
