package io.postern.testkit.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.util.concurrent.CompletionException;

/** Appends to a queue and waits for the outcome, which a sender's request does without holding a thread. */
public final class Appends {

    private Appends() {}

    /**
     * Stores the submission, or learns that the queue is full.
     *
     * @throws PortUnavailable when it is not known to be stored
     */
    public static Appended append(DeliveryQueue queue, Submission submission) {
        try {
            return queue.append(submission).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PortUnavailable unavailable) throw unavailable;
            throw e;
        }
    }
}
