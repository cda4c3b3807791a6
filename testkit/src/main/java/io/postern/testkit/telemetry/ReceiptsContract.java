package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.model.Trace.Part;
import io.postern.telemetry.model.Trace.State;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.Receipts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Receipts} promises, with the queue that gives the receipts. */
public interface ReceiptsContract {

    /** A queue and who answers for its receipts. */
    record Desk(DeliveryQueue queue, Receipts receipts) {}

    /** With a new, empty queue. */
    Desk desk();

    /** The time as the queue sees it. */
    Instant now();

    @Test
    default void whatWaitsIsQueued() {
        Desk desk = desk();

        ReceiptId receipt = append(desk, Samples.logs(now(), "one", "two"));

        assertThat(parts(desk, receipt)).containsExactly(new Part(0, 2, new State.Queued()));
    }

    @Test
    default void whatIsClaimedIsStillQueued() {
        Desk desk = desk();
        ReceiptId receipt = append(desk, Samples.logs(now(), "one"));

        QueueTaker.take(desk.queue(), 1);

        assertThat(parts(desk, receipt)).containsExactly(new Part(0, 1, new State.Queued()));
    }

    @Test
    default void whatIsDeliveredTellsItsRequest() {
        Desk desk = desk();
        ReceiptId receipt = append(desk, Samples.logs(now(), "one", "two"));

        QueueTaker.settle(desk.queue(), QueueTaker.take(desk.queue(), 1));

        assertThat(parts(desk, receipt)).containsExactly(new Part(0, 2, new State.Delivered("request-1", false)));
    }

    @Test
    default void ofMySubmissionOnlyMyRecordsAreTold() {
        Desk desk = desk();
        append(desk, Samples.logs(now(), "before"));
        ReceiptId receipt = append(desk, Samples.logs(now(), "mine", "too"));
        append(desk, Samples.logs(now(), "after"));

        QueueTaker.settle(desk.queue(), QueueTaker.take(desk.queue(), 3));

        assertThat(parts(desk, receipt)).containsExactly(new Part(0, 2, new State.Delivered("request-1", false)));
    }

    @Test
    default void eachRecordHasAStateOfItsOwn() {
        Desk desk = desk();
        ReceiptId receipt = append(desk, Samples.logs(now(), "stored", "bad", "later"));
        Claim claim = QueueTaker.take(desk.queue(), 1).getFirst();

        settle(desk, claim, 2, new Outcome.Delivered("r"), new Outcome.Dead(DeathCause.REFUSED, "too loud"), later());

        assertThat(parts(desk, receipt))
                .containsExactly(
                        new Part(0, 1, new State.Delivered("r", false)),
                        new Part(1, 1, new State.Dead(DeathCause.REFUSED, "too loud")),
                        new Part(2, 1, new State.Queued()));
    }

    @Test
    default void whatIsDeliveredAtTheSecondTryKeepsItsNumber() {
        Desk desk = desk();
        ReceiptId receipt = append(desk, Samples.logs(now(), "stored", "later"));
        settle(desk, QueueTaker.take(desk.queue(), 1).getFirst(), 1, new Outcome.Delivered("r"), later());

        QueueTaker.settle(desk.queue(), QueueTaker.take(desk.queue(), 1));

        assertThat(parts(desk, receipt))
                .containsExactly(
                        new Part(0, 1, new State.Delivered("r", false)),
                        new Part(1, 1, new State.Delivered("request-1", false)));
    }

    @Test
    default void whatMayBeStoredIsUncertainUntilItIs() {
        Desk desk = desk();
        ReceiptId receipt = append(desk, Samples.logs(now(), "cut off"));
        settle(desk, QueueTaker.take(desk.queue(), 1).getFirst(), 0, new Outcome.Postponed(true));
        assertThat(parts(desk, receipt)).containsExactly(new Part(0, 1, new State.Uncertain()));

        QueueTaker.settle(desk.queue(), QueueTaker.take(desk.queue(), 1));

        assertThat(parts(desk, receipt)).containsExactly(new Part(0, 1, new State.Delivered("request-1", true)));
    }

    @Test
    default void whatIsPutBackIsFollowedByTheReceiptThatItHas() {
        Desk desk = desk();
        ReceiptId receipt = append(desk, Samples.logs(now(), "stored", "bad"));
        Claim claim = QueueTaker.take(desk.queue(), 1).getFirst();
        List<OutcomeRun> runs = List.of(
                new OutcomeRun(0, 1, new Outcome.Delivered("r")),
                new OutcomeRun(1, 1, new Outcome.Dead(DeathCause.REFUSED, "too loud")));
        desk.queue().settle(List.of(new Settlement(claim, List.of(), runs)));
        assertThat(QueueTaker.takeNow(desk.queue())).isEmpty();

        putBack(desk, receipt, claim.submissions().getFirst().submission(), 1);

        Part stored = new Part(0, 1, new State.Delivered("r", false));
        assertThat(parts(desk, receipt)).containsExactly(stored, new Part(1, 1, new State.Queued()));
        List<Claim> again = QueueTaker.take(desk.queue(), 1);
        assertThat(again.getFirst().receipt(0)).isEqualTo(receipt);
        QueueTaker.settle(desk.queue(), again);
        assertThat(parts(desk, receipt))
                .containsExactly(stored, new Part(1, 1, new State.Delivered("request-1", false)));
    }

    @Test
    default void whatIsPutBackTwiceUnderAKeyIsStillOne() {
        Desk desk = desk();
        Submission submission = Samples.logs(now(), "bad");
        ReceiptId receipt = append(desk, submission);
        QueueTaker.settle(desk.queue(), QueueTaker.take(desk.queue(), 1));

        assertThat(putBack(desk, receipt, submission, 0)).isEqualTo(new Appended.Stored(receipt, false));
        assertThat(putBack(desk, receipt, submission, 0)).isEqualTo(new Appended.Stored(receipt, true));

        assertThat(QueueTaker.submissions(QueueTaker.take(desk.queue(), 1))).containsExactly(submission);
        assertThat(desk.queue().depth().submissions()).isEqualTo(1);
    }

    @Test
    default void whatIsPutBackUnderAStrangeReceiptIsStoredAllTheSame() {
        Desk desk = desk();
        Submission submission = Samples.logs(now(), "of another store");
        ReceiptId strange = ReceiptId.at(now());

        assertThat(putBack(desk, strange, submission, 0)).isEqualTo(new Appended.Stored(strange, false));

        assertThat(QueueTaker.submissions(QueueTaker.take(desk.queue(), 1))).containsExactly(submission);
        assertThat(desk.receipts().trace(strange, ClientId.DEFAULT)).isEmpty();
    }

    @Test
    default void anotherClientLearnsNothing() {
        Desk desk = desk();
        ReceiptId receipt = append(desk, Samples.logs(now(), "mine"));

        assertThat(desk.receipts().trace(receipt, new ClientId("somebody-else")))
                .isEmpty();
    }

    @Test
    default void aReceiptThatNobodyGaveIsUnknown() {
        Receipts receipts = desk().receipts();

        assertThat(receipts.trace(new ReceiptId("nonsense"), ClientId.DEFAULT)).isEmpty();
        assertThat(receipts.trace(ReceiptId.at(now()), ClientId.DEFAULT)).isEmpty();
    }

    @Test
    default void theTraceTellsWhenItWasAccepted() {
        Desk desk = desk();

        ReceiptId receipt = append(desk, Samples.logs(now(), "now"));

        assertThat(trace(desk, receipt).receipt()).isEqualTo(receipt);
        assertThat(trace(desk, receipt).acceptedAt())
                .isBetween(now().minus(Duration.ofMinutes(1)), now().plus(Duration.ofMinutes(1)));
    }

    private static ReceiptId append(Desk desk, Submission submission) {
        return ((Appended.Stored) Appends.append(desk.queue(), submission)).receipt();
    }

    private static Appended putBack(Desk desk, ReceiptId receipt, Submission submission, int record) {
        return Appends.putBack(desk.queue(), "again", receipt, submission, record);
    }

    private Outcome later() {
        return new Outcome.Postponed(false);
    }

    /** Settles a claim of one submission, of which one record is postponed, and has the rest due at once. */
    private void settle(Desk desk, Claim claim, int postponed, Outcome... outcomes) {
        List<OutcomeRun> runs = IntStream.range(0, outcomes.length)
                .mapToObj(record -> new OutcomeRun(record, 1, outcomes[record]))
                .toList();
        desk.queue()
                .settle(List.of(
                        new Settlement(claim, List.of(QueueTaker.postponeRecord(claim, postponed, now())), runs)));
    }

    private static Trace trace(Desk desk, ReceiptId receipt) {
        return desk.receipts().trace(receipt, ClientId.DEFAULT).orElseThrow();
    }

    private static List<Part> parts(Desk desk, ReceiptId receipt) {
        return trace(desk, receipt).parts();
    }
}
