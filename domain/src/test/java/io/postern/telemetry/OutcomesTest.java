package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutcomesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final LogStream STREAM = new LogStream("shop", "orders");
    private static final Submission TWO_EVENTS = new Submission.Logs(
            ClientId.DEFAULT, NOW, STREAM, List.of(new LogEvent(NOW, "one"), new LogEvent(NOW, "two")));

    private final LogLane lane = new LogLane(STREAM, batch -> TestDestinations.DELIVERED);
    private final Outcomes outcomes = new Outcomes();
    private List<Claim> late = List.of();
    private int claims;

    private record Held(List<QueuedSubmission> submissions) implements Claim.Contents {
        @Override
        public ReceiptId receipt(int submission) {
            return new ReceiptId("receipt-" + submission);
        }
    }

    @Test
    void whatIsDeliveredOrDeadLeavesNothingBehind() {
        ClaimAccount account = open(QueuedSubmission.untried(TWO_EVENTS));
        outcomes.delivered(parcels(account, 0), "request");
        outcomes.dead(new Place(account, 1), DeathCause.REFUSED, "why");

        Settlement settlement = settlements().getFirst();

        assertThat(settlement.postponed()).isEmpty();
        assertThat(settlement.outcomes())
                .containsExactly(
                        new OutcomeRun(0, 1, new Outcome.Delivered("request")),
                        new OutcomeRun(1, 1, new Outcome.Dead(DeathCause.REFUSED, "why")));
        assertThat(outcomes.round()).isEqualTo(new Round(1, 1, 0, 0));
    }

    @Test
    void aDeadLetterKnowsItsSubmissionAndItsNumberInIt() {
        QueuedSubmission left = new QueuedSubmission(TWO_EVENTS, 1, RecordNumbers.of(List.of(4, 7)));
        ClaimAccount account = open(QueuedSubmission.untried(TWO_EVENTS), left);
        outcomes.delivered(parcels(account, 0, 1, 2), "request");
        outcomes.dead(new Place(account, 3), DeathCause.REFUSED, "why");

        assertThat(outcomes.deadLetters(NOW))
                .singleElement()
                .returns(new ReceiptId("receipt-1"), DeadLetter::receipt)
                .returns(7, DeadLetter::number)
                .returns(TWO_EVENTS.part(List.of(1)), DeadLetter::remains)
                .returns(NOW, DeadLetter::diedAt);
    }

    @Test
    void lastWordsAreInTheLetterAndNotInTheReceipt() {
        ClaimAccount account = open(QueuedSubmission.untried(TWO_EVENTS));
        outcomes.delivered(parcels(account, 0), "request");
        outcomes.dead(new Place(account, 1), DeathCause.AGED_WHILE_WAITING, "old");
        outcomes.lastWords(new Place(account, 1), "arn:aws:iam::123456789012:user/x is denied");

        assertThat(outcomes.deadLetters(NOW))
                .extracting(DeadLetter::why)
                .containsExactly("old; the last try: arn:aws:iam::123456789012:user/x is denied");
        assertThat(settlements().getFirst().outcomes())
                .contains(new OutcomeRun(1, 1, new Outcome.Dead(DeathCause.AGED_WHILE_WAITING, "old")));
    }

    @Test
    void aRemainderHoldsOnlyWhatIsPostponedAndOneMoreAttempt() {
        ClaimAccount account = open(new QueuedSubmission(TWO_EVENTS, 2, RecordNumbers.of(List.of(3, 5))));
        outcomes.delivered(parcels(account, 0), "request");
        outcomes.postponed(batch(account, 1), false);

        assertThat(settlements().getFirst().postponed())
                .singleElement()
                .returns(new ReceiptId("receipt-0"), Settlement.Postponed::receipt)
                .returns(
                        new QueuedSubmission(TWO_EVENTS.part(List.of(1)), 3, RecordNumbers.of(List.of(5))),
                        Settlement.Postponed::remainder);
    }

    @Test
    void aRemainderWaitsAsThePolicySays() {
        ClaimAccount account = open(new QueuedSubmission(TWO_EVENTS, 2, RecordNumbers.ALL));
        outcomes.postponed(batch(account, 0, 1), false);

        assertThat(settlements().getFirst().postponed()).singleElement().satisfies(postponed -> assertThat(
                        postponed.notBefore())
                .isBetween(NOW.plusSeconds(2), NOW.plusSeconds(4)));
    }

    @Test
    void equalSubmissionsAreStillTwo() {
        ClaimAccount first = open(QueuedSubmission.untried(TWO_EVENTS));
        ClaimAccount second = open(QueuedSubmission.untried(TWO_EVENTS));
        outcomes.delivered(parcels(first, 0, 1), "request");
        outcomes.postponed(batch(second, 0, 1), true);

        List<Settlement> settlements = settlements();

        assertThat(settlements.get(0).postponed()).isEmpty();
        assertThat(settlements.get(1).postponed())
                .extracting(postponed -> postponed.remainder().submission())
                .containsExactly(TWO_EVENTS);
        assertThat(outcomes.round()).isEqualTo(new Round(2, 0, 2, 2));
    }

    @Test
    void whatIsNotAccountedForKeepsAllFromBeingSettled() {
        ClaimAccount account = open(QueuedSubmission.untried(TWO_EVENTS));
        outcomes.delivered(parcels(account, 0), "request");

        assertThatThrownBy(this::settlements)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("record 1 of claim");
    }

    @Test
    void whatIsSettledTooLateIsNeitherDeliveredNorPostponed() {
        ClaimAccount account = open(QueuedSubmission.untried(TWO_EVENTS));
        ClaimAccount another = open(QueuedSubmission.untried(TWO_EVENTS));
        outcomes.delivered(parcels(account, 0), "request");
        outcomes.postponed(batch(account, 1), false);
        outcomes.postponed(batch(another, 0, 1), true);
        late = List.of(account.claim());

        settlements();

        assertThat(outcomes.round()).isEqualTo(new Round(0, 0, 2, 2, 1));
    }

    @Test
    void whatCameTooLateBeforeTheRoundBrokeIsUnsettledToo() {
        ClaimAccount account = open(QueuedSubmission.untried(TWO_EVENTS));
        ClaimAccount another = open(QueuedSubmission.untried(TWO_EVENTS));
        outcomes.delivered(parcels(account, 0, 1), "request");
        outcomes.delivered(parcels(another, 0, 1), "request");
        late = List.of(account.claim());

        settle(new ArrayList<>());

        assertThat(outcomes.round()).isEqualTo(new Round(0, 0, 0, 0, 4));
    }

    private ClaimAccount open(QueuedSubmission... submissions) {
        List<QueuedSubmission> held = List.of(submissions);
        int records =
                held.stream().mapToInt(queued -> queued.submission().size()).sum();
        return outcomes.open(new Claim("claim " + ++claims, NOW, new Held(held)), records);
    }

    private Batch<LogEvent> batch(ClaimAccount account, int... records) {
        return new Batch<>(lane, parcels(account, records));
    }

    private static List<Parcel<LogEvent>> parcels(ClaimAccount account, int... records) {
        return IntStream.of(records)
                .mapToObj(record -> new Parcel<>(new LogEvent(NOW, "any"), List.of(new Place(account, record))))
                .toList();
    }

    private List<Settlement> settlements() {
        List<Settlement> settlements = new ArrayList<>();
        settle(settlements);
        outcomes.lettersAreKept();
        outcomes.claimsAreSettled();
        return settlements;
    }

    private void settle(List<Settlement> settlements) {
        DeliveryPolicy policy = new DeliveryPolicy(
                1000,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
        outcomes.settle(
                some -> {
                    settlements.addAll(some);
                    return late;
                },
                policy,
                NOW,
                new Random(1));
    }
}
