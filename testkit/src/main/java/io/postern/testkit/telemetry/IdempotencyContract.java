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
import java.util.stream.IntStream;
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
    default void beyondItsShareAClientsOldestKeysAreForgotten() {
        DeliveryQueue queue = queueOfFewKeys();
        ClientId greedy = new ClientId("greedy");

        useKeys(queue, greedy, 100);

        // Of those that came in the same millisecond any may count as the oldest.
        assertThat(known(queue, greedy)).hasSizeBetween(10, 20).contains(99).isSubsetOf(numbers(50, 100));
        assertThat(queue.depth().submissions()).isEqualTo(100);
    }

    @Test
    default void whatIsUnderAForgottenKeyIsStoredAnew() {
        DeliveryQueue queue = queueOfFewKeys();
        ClientId greedy = new ClientId("greedy");
        useKeys(queue, greedy, 100);

        Appended again = appendOnce(queue, key(greedy, 0), "print", Samples.sentBy(greedy, Samples.logs(now(), "0")));

        assertThat(stored(again).before()).isFalse();
        assertThat(known(queue, greedy)).contains(0);
        assertThat(queue.depth().submissions()).isEqualTo(101);
    }

    @Test
    default void aClientUsesUpNoKeysOfOthers() {
        DeliveryQueue queue = queueOfFewKeys();
        ClientId modest = new ClientId("modest");
        useKeys(queue, modest, 10);

        useKeys(queue, new ClientId("greedy"), 100);

        assertThat(known(queue, modest)).isEqualTo(numbers(0, 10));
    }

    @Test
    default void whatIsPutBackUsesUpNoKeyOfItsClient() {
        DeliveryQueue queue = queueOfFewKeys();
        Submission submission = Samples.logs(now(), "again");
        ReceiptId receipt = stored(Appends.append(queue, submission)).receipt();
        useKeys(queue, submission.client(), 10);

        for (int i = 0; i < 30; i++)
            assertThat(Appends.putBack(queue, "redrive-" + i, receipt, submission, 0))
                    .isInstanceOf(Appended.Stored.class);

        assertThat(known(queue, submission.client())).isEqualTo(numbers(0, 10));
    }

    @Test
    default void noClientTakesTheKeyUnderWhichSomethingIsPutBack() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "again");
        ReceiptId receipt =
                stored(appendOnce(queue, "key", "print", submission)).receipt();

        Appended first = Appends.putBack(queue, "key", receipt, submission, 0);
        Appended again = Appends.putBack(queue, "key", receipt, submission, 0);

        assertThat(stored(first).before()).isFalse();
        assertThat(stored(again).before()).isTrue();
        assertThat(stored(appendOnce(queue, "key", "print", submission)).before())
                .isTrue();
        assertThat(queue.depth().submissions()).isEqualTo(2);
    }

    /** Sends under so many keys; none of them may be refused. */
    private void useKeys(DeliveryQueue queue, ClientId client, int many) {
        for (int i = 0; i < many; i++) {
            Submission submission = Samples.sentBy(client, Samples.logs(now(), "number " + i));
            assertThat(stored(appendOnce(queue, key(client, i), "print", submission))
                            .before())
                    .isFalse();
        }
    }

    /** The numbers of those of a hundred keys that stand for something. */
    private List<Integer> known(DeliveryQueue queue, ClientId client) {
        Submission submission = Samples.sentBy(client, Samples.logs(now(), "any"));
        return numbers(0, 100).stream()
                .filter(i -> Appends.recall(queue, key(client, i), "print", submission)
                        .isPresent())
                .toList();
    }

    private static String key(ClientId client, int number) {
        return "key-" + client + number;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
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
