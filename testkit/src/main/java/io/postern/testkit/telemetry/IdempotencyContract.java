package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryQueue} promises to senders who send again because they saw no answer. */
public interface IdempotencyContract {

    /** A new, empty queue with ample room and a lease that no test outlasts: a minute or more. */
    DeliveryQueue queue();

    /** A new, empty queue like that, which remembers ten keys of one client in each of its parts. */
    DeliveryQueue queueOfFewKeys();

    /** The time as the queue sees it. */
    Instant now();

    /** Another replica on the same queue; an adapter that lives in one process gives the same queue. */
    default DeliveryQueue replicaOf(DeliveryQueue queue) {
        return queue;
    }

    @Test
    default void underTheSameKeyASubmissionIsStoredOnce() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "once");

        Appended.Stored first = stored(appendOnce(queue, "key", "print", submission));
        Appended.Stored again = stored(appendOnce(queue, "key", "print", submission));

        assertThat(first.before()).isFalse();
        assertThat(again).isEqualTo(new Appended.Stored(first.receipt(), true));
        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 1))).containsExactly(submission);
        assertThat(QueueTaker.takeNow(queue)).isEmpty();
    }

    @Test
    default void anotherReplicaKnowsTheKeyToo() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "once");
        Appended.Stored first = stored(appendOnce(queue, "key", "print", submission));

        Appended.Stored again = stored(appendOnce(replicaOf(queue), "key", "print", submission));

        assertThat(again).isEqualTo(new Appended.Stored(first.receipt(), true));
    }

    @Test
    default void whatIsDeliveredIsStillKnown() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "once");
        Appended.Stored first = stored(appendOnce(queue, "key", "print", submission));
        QueueTaker.settle(queue, QueueTaker.take(queue, 1));

        assertThat(stored(appendOnce(queue, "key", "print", submission)).receipt())
                .isEqualTo(first.receipt());
        assertThat(queue.depth().submissions()).isZero();
    }

    @Test
    default void underAnotherKeyItIsAnotherOne() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "twice");

        appendOnce(queue, "one", "print", submission);
        appendOnce(queue, "two", "print", submission);

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 2))).containsExactly(submission, submission);
    }

    @Test
    default void anotherClientMayUseTheSameKey() {
        DeliveryQueue queue = queue();
        Submission.Logs mine = Samples.logs(now(), "mine");
        Submission theirs = new Submission.Logs(new ClientId("them"), mine.acceptedAt(), mine.stream(), mine.events());

        appendOnce(queue, "key", "print", mine);
        appendOnce(queue, "key", "print", theirs);

        assertThat(QueueTaker.submissions(QueueTaker.take(queue, 2))).containsExactlyInAnyOrder(mine, theirs);
    }

    @Test
    default void aKeyDoesNotStandForTwoThings() {
        DeliveryQueue queue = queue();
        appendOnce(queue, "key", "print", Samples.logs(now(), "one"));

        Appended answer = appendOnce(queue, "key", "another print", Samples.logs(now(), "two"));

        assertThat(answer).isEqualTo(new Appended.KeyReused());
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    default void whatAKeyStandsForCanBeRecalled() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "once");
        Appended.Stored first = stored(appendOnce(queue, "key", "print", submission));

        assertThat(Appends.recall(replicaOf(queue), "key", "print", submission))
                .contains(new Appended.Stored(first.receipt(), true));
        assertThat(Appends.recall(queue, "key", "another print", submission)).contains(new Appended.KeyReused());
        assertThat(Appends.recall(queue, "another-key", "print", submission)).isEmpty();
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    default void aClientCannotUseUpTheKeysOfOthers() {
        DeliveryQueue queue = queueOfFewKeys();
        ClientId greedy = new ClientId("greedy");
        int stored = fillKeys(queue, greedy);

        assertThat(stored).isBetween(10, 20);
        assertThat(fillKeys(queue, new ClientId("them"))).isBetween(10, 20);
        Submission known = Samples.sentBy(greedy, Samples.logs(now(), "once"));
        assertThat(stored(appendOnce(queue, "key-greedy0", "print", known)).before())
                .isTrue();
        assertThat(Appends.append(queue, known)).isInstanceOf(Appended.Stored.class);
    }

    @Test
    default void whatIsPutBackUsesUpNoKeyOfItsClient() {
        DeliveryQueue queue = queueOfFewKeys();
        Submission submission = Samples.logs(now(), "again");
        ReceiptId receipt = stored(Appends.append(queue, submission)).receipt();

        for (int i = 0; i < 30; i++)
            assertThat(Appends.putBack(queue, "redrive-" + i, receipt, submission, 0))
                    .isInstanceOf(Appended.Stored.class);
        assertThat(fillKeys(queue, submission.client())).isBetween(10, 20);
    }

    /** Sends under further keys until one is refused; answers how many were not. */
    default int fillKeys(DeliveryQueue queue, ClientId client) {
        for (int i = 0; i < 100; i++) {
            Submission submission = Samples.sentBy(client, Samples.logs(now(), "number " + i));
            if (appendOnce(queue, "key-" + client + i, "print", submission) instanceof Appended.Full) return i;
        }
        throw new AssertionError("100 keys (expected: full before that)");
    }

    @Test
    default void manyAtOnceAreStillOne() {
        DeliveryQueue queue = queue();
        DeliveryQueue replica = replicaOf(queue);
        Submission submission = Samples.logs(now(), "once");
        List<CompletableFuture<Appended>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++)
            answers.add((i % 2 == 0 ? queue : replica)
                    .append(submission, Weight.UNSAID, new Idempotency.Keyed("key", "print"))
                    .toCompletableFuture());

        assertThat(answers.stream().map(CompletableFuture::join).map(IdempotencyContract::stored))
                .extracting(Appended.Stored::receipt)
                .containsOnly(stored(answers.getFirst().join()).receipt());
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> !stored(answer)
                        .before()))
                .hasSize(1);
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    private static Appended appendOnce(DeliveryQueue queue, String key, String fingerprint, Submission submission) {
        return queue.append(submission, Weight.UNSAID, new Idempotency.Keyed(key, fingerprint))
                .toCompletableFuture()
                .join();
    }

    private static Appended.Stored stored(Appended answer) {
        if (answer instanceof Appended.Stored stored) return stored;
        throw new AssertionError(answer + " (expected: stored)");
    }
}
