package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OutcomesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final LogStream STREAM = new LogStream("shop", "orders");
    private static final LogEvent ONE = new LogEvent(NOW, "one");
    private static final LogEvent TWO = new LogEvent(NOW, "two");

    private final LogLane lane = new LogLane(STREAM, batch -> TestDestinations.DELIVERED);
    private final Submission.Logs submission =
            new Submission.Logs(new ReceiptId("7"), ClientId.DEFAULT, NOW, STREAM, List.of(ONE, TWO));
    private final Outcomes outcomes = new Outcomes();

    @Test
    void whatIsDeliveredOrDeadLeavesNothingBehind() {
        QueuedSubmission queued = new QueuedSubmission(submission, 0);
        outcomes.delivered(1);
        outcomes.dead(lane, new Carried<>(queued, TWO), DeathCause.REFUSED, "why", NOW);

        assertThat(settlements(new Claim("1", List.of(queued))))
                .containsExactly(new Settlement(new Claim("1", List.of(queued)), List.of()));
        assertThat(outcomes.round()).isEqualTo(new Round(1, 1, 0, 0));
    }

    @Test
    void aRemainderHoldsOnlyWhatIsPostponedAndOneMoreAttempt() {
        QueuedSubmission queued = new QueuedSubmission(submission, 2);
        outcomes.delivered(1);
        outcomes.postponed(batch(queued, TWO), false);

        assertThat(settlements(new Claim("1", List.of(queued)))).singleElement().satisfies(settlement -> assertThat(
                        settlement.postponed())
                .extracting(Settlement.Postponed::remainder)
                .containsExactly(new QueuedSubmission(submission.with(List.of(TWO)), 3)));
    }

    @Test
    void aRemainderWaitsAsThePolicySays() {
        QueuedSubmission queued = new QueuedSubmission(submission, 2);
        outcomes.postponed(batch(queued, ONE), false);

        assertThat(settlements(new Claim("1", List.of(queued))).getFirst().postponed())
                .singleElement()
                .satisfies(postponed ->
                        assertThat(postponed.notBefore()).isBetween(NOW.plusSeconds(2), NOW.plusSeconds(4)));
    }

    @Test
    void equalSubmissionsAreStillTwo() {
        QueuedSubmission first = new QueuedSubmission(submission, 0);
        QueuedSubmission second = new QueuedSubmission(submission, 0);
        outcomes.delivered(2);
        outcomes.postponed(batch(second, ONE, TWO), true);

        List<Settlement> settlements = settlements(new Claim("1", List.of(first)), new Claim("2", List.of(second)));

        assertThat(settlements.get(0).postponed()).isEmpty();
        assertThat(settlements.get(1).postponed())
                .extracting(postponed -> postponed.remainder().submission())
                .containsExactly(submission);
        assertThat(outcomes.round()).isEqualTo(new Round(2, 0, 2, 2));
    }

    private Batch<LogEvent> batch(QueuedSubmission from, LogEvent... events) {
        return new Batch<>(
                lane,
                Stream.of(events)
                        .map(event -> new Parcel<>(event, List.of(new Carried<>(from, event))))
                        .toList());
    }

    private List<Settlement> settlements(Claim... claims) {
        DeliveryPolicy policy = new DeliveryPolicy(
                1000,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
        List<Settlement> settlements = outcomes.settlements(List.of(claims), policy, NOW, new Random(1));
        outcomes.lettersAreKept();
        outcomes.claimsAreSettled();
        return settlements;
    }
}
