package io.postern.telemetry;

import io.postern.access.model.Quota;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The last step of accepting, which metrics and logs share. */
final class Storing {

    /** How long a sender should wait when the queue is full: about the time in which delivery makes room. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Storing() {}

    /** Queues the submission with those of its destination, if the client's quota allows it. */
    static CompletionStage<Acceptance> store(
            KeepQuota keepQuota, DeliveryQueues queues, Intake intake, Submission submission, int restamped) {
        if (submission.destination().isDefault())
            return store(keepQuota, queues.configured(submission.api()), intake, submission, restamped);
        return queues.of(submission)
                .map(queue -> store(keepQuota, queue, intake, submission, restamped))
                .orElseGet(() -> CompletableFuture.completedStage(new Acceptance.Full(RETRY_AFTER)));
    }

    /** Queues the submission, if the client's quota allows it. */
    private static CompletionStage<Acceptance> store(
            KeepQuota keepQuota, DeliveryQueue queue, Intake intake, Submission submission, int restamped) {
        Quota quota = intake.policy().quota();
        if (!quota.limitsRate() && !quota.limitsSeries()) return store(queue, intake, submission, restamped);
        return Stages.compose(keepQuota.take(submission, quota), charge -> switch (charge) {
            case KeepQuota.Charge.Over(Acceptance.OverQuota over) ->
                keepQuota.mayRecall(submission)
                        ? recall(queue, intake, submission, restamped, over)
                        : CompletableFuture.completedStage(over);
            case KeepQuota.Charge.Taken taken -> storeCharged(queue, intake, submission, restamped, taken);
        });
    }

    /** What is stored already is not sent again, so who asks for it anew gets its answer and not a refusal. */
    private static CompletionStage<Acceptance> recall(
            DeliveryQueue queue, Intake intake, Submission submission, int restamped, Acceptance.OverQuota over) {
        return switch (intake.idempotency()) {
            case Idempotency.Unkeyed _ -> CompletableFuture.completedStage(over);
            case Idempotency.Keyed keyed ->
                queue.recall(submission, keyed)
                        .thenApply(known -> known.<Acceptance>map(answer -> acceptance(answer, submission, restamped))
                                .orElse(over))
                        .exceptionally(_ -> over);
        };
    }

    /** A submission that is not known to be stored counts no more: to count what was not sent would be the greater harm. */
    private static CompletionStage<Acceptance> storeCharged(
            DeliveryQueue queue, Intake intake, Submission submission, int restamped, KeepQuota.Charge.Taken charge) {
        // One stage, as without a charge: a stage costs more than all that is counted.
        return append(queue, intake, submission).handle((answer, failure) -> {
            if (!(answer instanceof Appended.Stored stored) || stored.before()) charge.giveBack();
            if (failure != null) throw Stages.again(failure);
            return acceptance(answer, submission, restamped);
        });
    }

    private static CompletionStage<Acceptance> store(
            DeliveryQueue queue, Intake intake, Submission submission, int restamped) {
        return append(queue, intake, submission).thenApply(answer -> acceptance(answer, submission, restamped));
    }

    private static CompletionStage<Appended> append(DeliveryQueue queue, Intake intake, Submission submission) {
        return queue.append(submission, intake.policy().weight(), intake.idempotency());
    }

    private static Acceptance acceptance(Appended answer, Submission submission, int restamped) {
        return switch (answer) {
            case Appended.Stored stored ->
                new Acceptance.Accepted(stored.receipt(), submission.size(), restamped, stored.before());
            case Appended.Full _ -> new Acceptance.Full(RETRY_AFTER);
            case Appended.KeyReused _ -> new Acceptance.KeyReused();
        };
    }
}
