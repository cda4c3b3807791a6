package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.postern.telemetry.model.BrokenRound;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.RecordNumbers;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Submission;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeliverPendingTest {

    private final Delivering delivering = new Delivering();

    @Test
    void anEmptyQueueIsAnIdleRound() throws InterruptedException {
        assertThat(delivering.round()).isEqualTo(Round.IDLE);
    }

    @Test
    void submissionsToOneNamespaceShareACall() throws InterruptedException {
        delivering.metrics("Shop", "a", "b");
        delivering.metrics("Shop", "c");

        assertThat(delivering.round()).isEqualTo(new Round(3, 0, 0, 0));

        assertThat(delivering.metrics.taken()).hasSize(1);
        assertThat(delivering.metrics.names()).containsExactly("a", "b", "c");
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Test
    void namespacesDoNotShareACall() throws InterruptedException {
        delivering.metrics("Shop", "a");
        delivering.metrics("Bank", "b");

        delivering.round();

        assertThat(delivering.metrics.taken())
                .extracting(MetricBatch::namespace)
                .containsExactlyInAnyOrder("Shop", "Bank");
    }

    @Test
    void streamsDoNotShareACall() throws InterruptedException {
        delivering.logs("orders", "a", "b");
        delivering.logs("invoices", "c");
        delivering.logs("orders", "d");

        delivering.round();

        assertThat(delivering.logs.sent()).containsExactlyInAnyOrder(List.of("a", "b", "d"), List.of("c"));
    }

    @Test
    void whatIsThrottledIsPostponedAndDeliveredLater() throws InterruptedException {
        delivering.metrics("Shop", "a", "b");
        delivering.metrics.answer(batch -> TestDestinations.THROTTLED);

        assertThat(delivering.round()).isEqualTo(new Round(0, 0, 2, 0));
        assertThat(delivering.round()).isEqualTo(Round.IDLE);
        delivering.metrics.answer(batch -> TestDestinations.DELIVERED);
        delivering.clock.advance(Duration.ofSeconds(1));

        assertThat(delivering.round()).isEqualTo(new Round(2, 0, 0, 0));
        assertThat(delivering.metrics.names()).containsExactly("a", "b");
    }

    @Test
    void everyPostponementIsCounted() throws InterruptedException {
        Submission submission = delivering.metrics("Shop", "a");
        delivering.metrics.answer(batch -> TestDestinations.THROTTLED);
        for (int i = 0; i < 3; i++) {
            delivering.round();
            delivering.clock.advance(Duration.ofMinutes(5));
        }

        assertThat(delivering.queue.take(10, Duration.ZERO)).singleElement().satisfies(claim -> assertThat(
                        claim.submissions())
                .containsExactly(new QueuedSubmission(submission, 3, RecordNumbers.of(List.of(0)))));
    }

    @Test
    void aThrottledNamespaceHoldsUpNoOther() throws InterruptedException {
        delivering.metrics("Shop", "a");
        delivering.metrics("Bank", "b");
        delivering.logs("orders", "c");
        delivering.metrics.answer(
                batch -> batch.namespace().equals("Shop") ? TestDestinations.THROTTLED : TestDestinations.DELIVERED);

        assertThat(delivering.round()).isEqualTo(new Round(2, 0, 1, 0));
    }

    @Test
    void whatTimedOutIsCountedAsUncertain() throws InterruptedException {
        delivering.metrics("Shop", "a", "b");
        delivering.logs("orders", "c");
        delivering.metrics.answer(batch -> TestDestinations.TIMED_OUT);

        assertThat(delivering.round()).isEqualTo(new Round(1, 0, 2, 2));
    }

    @Test
    void oneGuiltyRecordTakesNoOtherWithIt() throws InterruptedException {
        delivering.metrics("Shop", "a", "b", "poison", "c");
        delivering.metrics("Shop", "d", "e", "f");
        delivering.metrics.answer(TestDestinations::refusesPoison);

        assertThat(delivering.round()).isEqualTo(new Round(6, 1, 0, 0));

        assertThat(delivering.metrics.names()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Test
    void theGuiltyRecordIsADeadLetterWithTheReason() throws InterruptedException {
        Submission.Metrics submission = delivering.metrics("Shop", "a", "poison");
        delivering.metrics.answer(TestDestinations::refusesPoison);

        delivering.round();

        assertThat(delivering.deadLetters.newest(10))
                .singleElement()
                .returns(submission.part(List.of(1)), DeadLetter::remains)
                .returns(DeathCause.REFUSED, DeadLetter::cause)
                .returns("The value for poison is invalid.", DeadLetter::why)
                .returns(delivering.clock.instant(), DeadLetter::diedAt);
    }

    @Test
    void whatIsThrottledWhileTheGuiltyIsSoughtIsPostponed() throws InterruptedException {
        delivering.metrics("Shop", "poison", "b", "c", "d");
        delivering.metrics.answer(batch -> switch (TestDestinations.refusesPoison(batch)) {
            case Delivery.Refused refused -> refused;
            default -> TestDestinations.THROTTLED;
        });

        assertThat(delivering.round()).isEqualTo(new Round(0, 1, 3, 0));
    }

    @Test
    void eventsThatAreRefusedInPartAreDeadLettersAndTheRestIsDelivered() throws InterruptedException {
        Submission.Logs submission = delivering.logs("orders", "a", "b", "c");
        delivering.logs.answer(batch -> new Delivery.DeliveredInPart(
                "request", List.of(new Delivery.RefusedRecord(1, DeathCause.EXPIRED, "older than its group keeps"))));

        assertThat(delivering.round()).isEqualTo(new Round(2, 1, 0, 0));

        assertThat(delivering.deadLetters.newest(10))
                .singleElement()
                .returns(submission.part(List.of(1)), DeadLetter::remains)
                .returns(DeathCause.EXPIRED, DeadLetter::cause)
                .returns("older than its group keeps", DeadLetter::why);
    }

    @Test
    void whatGrewTooOldWhileItWaitedIsNotSentAnyMore() throws InterruptedException {
        delivering.metrics("Shop", "old");
        delivering.logs("orders", "old");
        delivering.clock.advance(Duration.ofDays(14).plusMillis(1));

        assertThat(delivering.round()).isEqualTo(new Round(0, 2, 0, 0));

        assertThat(delivering.metrics.taken()).isEmpty();
        assertThat(delivering.logs.sent()).isEmpty();
        assertThat(delivering.deadLetters.newest(10))
                .extracting(DeadLetter::cause)
                .containsOnly(DeathCause.AGED_WHILE_WAITING);
    }

    @Test
    void manyRecordsGoInSeveralCalls() throws InterruptedException {
        for (int i = 0; i < 5; i++) delivering.metrics("Shop", names("m" + i + "-", 900));

        assertThat(delivering.round()).isEqualTo(new Round(4500, 0, 0, 0));

        assertThat(delivering.metrics.taken())
                .extracting(batch -> batch.datums().size())
                .containsExactlyInAnyOrder(1000, 1000, 1000, 1000, 500);
    }

    @Test
    void aDestinationThatThrowsIsReportedAndTheOthersAreSettled() throws InterruptedException {
        delivering.metrics("Shop", "a");
        delivering.logs("orders", "b");
        delivering.metrics.answer(batch -> {
            throw new ArithmeticException("a bug");
        });

        assertThatExceptionOfType(BrokenRound.class)
                .isThrownBy(delivering::round)
                .withRootCauseInstanceOf(ArithmeticException.class)
                .returns(new Round(1, 0, 1, 1), BrokenRound::done);

        assertThat(delivering.queue.depth().submissions()).isEqualTo(1);
        delivering.metrics.answer(batch -> TestDestinations.DELIVERED);
        delivering.clock.advance(Duration.ofSeconds(1));
        assertThat(delivering.round()).isEqualTo(new Round(1, 0, 0, 0));
    }

    @Test
    void aDestinationThatMiscountsSettlesNothing() {
        delivering.logs("orders", "a");
        delivering.logs.answer(batch -> new Delivery.DeliveredInPart(
                "request", List.of(new Delivery.RefusedRecord(1, DeathCause.TOO_OLD, "not in the batch"))));

        assertThatExceptionOfType(BrokenRound.class)
                .isThrownBy(delivering::round)
                .withCauseInstanceOf(IllegalStateException.class);

        assertThat(delivering.queue.depth().submissions()).isEqualTo(1);
        assertThat(delivering.deadLetters.count()).isZero();
    }

    private static String[] names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }
}
