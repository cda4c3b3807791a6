package io.postern.telemetry;

import io.postern.access.model.Quota;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The last step of accepting, which metrics and logs share. */
final class Storing {

    /** How long a sender should wait when the queue is full: about the time in which delivery makes room. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Storing() {}

    /** Queues the submission, if the client's quota allows it. */
    static CompletionStage<Acceptance> store(
            KeepQuota keepQuota, DeliveryQueue queue, Intake intake, Submission submission, int restamped) {
        Quota quota = intake.policy().quota();
        if (!quota.limitsRate() && !quota.limitsSeries()) return store(queue, intake, submission, restamped);
        return keepQuota
                .take(submission, quota)
                .thenCompose(over -> over.isPresent()
                        ? CompletableFuture.completedStage(over.get())
                        : store(queue, intake, submission, restamped));
    }

    private static CompletionStage<Acceptance> store(
            DeliveryQueue queue, Intake intake, Submission submission, int restamped) {
        return queue.append(submission, intake.policy().weight(), intake.idempotency())
                .thenApply(answer -> switch (answer) {
                    case Appended.Stored stored ->
                        new Acceptance.Accepted(stored.receipt(), submission.size(), restamped, stored.before());
                    case Appended.Full _ -> new Acceptance.Full(RETRY_AFTER);
                    case Appended.KeyReused _ -> new Acceptance.KeyReused();
                });
    }
}
