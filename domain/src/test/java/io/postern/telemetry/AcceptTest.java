package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.shared.SetClock;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/** Both doors of telemetry: all of a submission, or none of it. */
final class AcceptTest {

    private static final LogStream STREAM = new LogStream("shop", "orders");
    private static final ClientId CLIENT = new ClientId("shop");

    private final SetClock clock = new SetClock();
    private final Instant now = clock.instant();
    private final DeliveryQueue queue =
            new MemoryDeliveryQueue(10_000, Duration.ofMinutes(1), clock, new MemoryReceipts(100));
    private final AcceptMetrics acceptMetrics = new AcceptMetrics(
            new DeliveryQueues(queue, queue), new KeepQuota(new MemoryQuotas(100)), LateRecords.REFUSE);
    private final AcceptMetrics restampingMetrics = new AcceptMetrics(
            new DeliveryQueues(queue, queue), new KeepQuota(new MemoryQuotas(100)), LateRecords.RESTAMP);
    private final AcceptLogs restamping =
            new AcceptLogs(new DeliveryQueues(queue, queue), new KeepQuota(new MemoryQuotas(100)), LateRecords.RESTAMP);
    private final AcceptLogs refusing =
            new AcceptLogs(new DeliveryQueues(queue, queue), new KeepQuota(new MemoryQuotas(100)), LateRecords.REFUSE);

    @Test
    void goodMetricsAreQueuedWhole() {
        List<MetricDatum> datums = List.of(datum(1), datum(2));

        Acceptance.Accepted accepted =
                accepted(acceptMetrics.accept(new Intake(CLIENT, Policy.UNRESTRICTED, now), "Shop", datums));

        assertThat(accepted.records()).isEqualTo(2);
        assertQueued().containsExactly(new Submission.Metrics(CLIENT, now, "Shop", datums));
    }

    @Test
    void oneBadDatumKeepsAllOut() {
        assertRefused(acceptMetrics.accept(
                        new Intake(CLIENT, Policy.UNRESTRICTED, now), "Shop", List.of(datum(1), datum(Double.NaN))))
                .extracting(Refusal::reason, Refusal::index)
                .containsExactly(tuple(Reason.VALUE_NOT_FINITE, 1));

        assertQueued().isEmpty();
    }

    @Test
    void lateDatumsAreRefusedWhereThePolicySaysSo() {
        assertRefused(acceptMetrics.accept(
                        new Intake(CLIENT, Policy.UNRESTRICTED, now),
                        "Shop",
                        List.of(datum(1), datum(2).at(Instant.EPOCH))))
                .extracting(Refusal::reason, Refusal::index)
                .containsExactly(tuple(Reason.TIMESTAMP_TOO_OLD, 1));

        assertQueued().isEmpty();
    }

    @Test
    void lateDatumsGetTheTimeOfAcceptanceAndAreCountedWhereThePolicySaysSo() {
        Instant oldest = now.minus(Duration.ofDays(14));
        List<MetricDatum> datums = List.of(datum(1).at(oldest.minusMillis(1)), datum(2).at(oldest));

        Acceptance.Accepted accepted =
                accepted(restampingMetrics.accept(new Intake(CLIENT, Policy.UNRESTRICTED, now), "Shop", datums));

        assertThat(accepted.records()).isEqualTo(2);
        assertThat(accepted.restamped()).isEqualTo(1);
        assertQueued()
                .containsExactly(new Submission.Metrics(CLIENT, now, "Shop", List.of(datum(1), datum(2).at(oldest))));
    }

    @Test
    void recordsTooFarAheadAreRefusedWhateverThePolicySays() {
        Instant ahead = now.plus(Duration.ofHours(2)).plusMillis(1);

        assertRefused(restampingMetrics.accept(
                        new Intake(CLIENT, Policy.UNRESTRICTED, now), "Shop", List.of(datum(1).at(ahead))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.TIMESTAMP_TOO_NEW);
        assertRefused(restamping.accept(
                        new Intake(CLIENT, Policy.UNRESTRICTED, now), STREAM, List.of(event(ahead, "a"))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.TIMESTAMP_TOO_NEW);
    }

    @Test
    void aFullQueueSaysWhenToComeBack() {
        LogEvent large = new LogEvent(now, "x".repeat(20_000));

        assertThat(restamping.accept(new Intake(CLIENT, Policy.UNRESTRICTED, now), STREAM, List.of(large)))
                .isCompletedWithValue(new Acceptance.Full(Duration.ofSeconds(5)));
        assertThat(acceptMetrics.accept(
                        new Intake(CLIENT, Policy.UNRESTRICTED, now), "Shop", Collections.nCopies(1000, datum(1))))
                .isCompletedWithValue(new Acceptance.Full(Duration.ofSeconds(5)));
    }

    @Test
    void goodEventsAreQueuedAsTheyWereSent() {
        List<LogEvent> events = List.of(event(now.plusSeconds(1), "b"), event(now.minus(Duration.ofDays(14)), "a"));

        Acceptance.Accepted accepted =
                accepted(restamping.accept(new Intake(CLIENT, Policy.UNRESTRICTED, now), STREAM, events));

        assertThat(accepted.restamped()).isZero();
        assertQueued().containsExactly(new Submission.Logs(CLIENT, now, STREAM, events));
    }

    @Test
    void lateEventsGetTheTimeOfAcceptanceAndAreCounted() {
        Instant late = Instant.parse("2019-05-29T19:16:29.833Z");

        Acceptance.Accepted accepted = accepted(restamping.accept(
                new Intake(CLIENT, Policy.UNRESTRICTED, now), STREAM, List.of(event(late, "a"), event(now, "b"))));

        assertThat(accepted.records()).isEqualTo(2);
        assertThat(accepted.restamped()).isEqualTo(1);
        assertQueued()
                .containsExactly(new Submission.Logs(CLIENT, now, STREAM, List.of(event(now, "a"), event(now, "b"))));
    }

    @Test
    void lateEventsAreRefusedWhereThePolicySaysSo() {
        assertRefused(refusing.accept(
                        new Intake(CLIENT, Policy.UNRESTRICTED, now),
                        STREAM,
                        List.of(event(now, "b"), event(Instant.EPOCH, "a"))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.TIMESTAMP_TOO_OLD);

        assertQueued().isEmpty();
    }

    @Test
    void oneBadEventKeepsAllOut() {
        assertRefused(restamping.accept(
                        new Intake(CLIENT, Policy.UNRESTRICTED, now), STREAM, List.of(event(now, "a"), event(now, ""))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.MESSAGE_EMPTY);

        assertQueued().isEmpty();
    }

    private static Acceptance.Accepted accepted(CompletionStage<Acceptance> outcome) {
        Acceptance acceptance = outcome.toCompletableFuture().join();
        if (acceptance instanceof Acceptance.Accepted accepted) return accepted;
        throw new AssertionError(acceptance + " (expected: Accepted)");
    }

    private static ListAssert<Refusal> assertRefused(CompletionStage<Acceptance> outcome) {
        return assertThat(outcome.toCompletableFuture().join())
                .asInstanceOf(InstanceOfAssertFactories.type(Acceptance.Refused.class))
                .extracting(Acceptance.Refused::refusals, InstanceOfAssertFactories.list(Refusal.class));
    }

    private ListAssert<Submission> assertQueued() {
        List<Claim> claims = queue.take(1000, Duration.ZERO);
        return assertThat(claims.stream()
                .flatMap(claim -> claim.submissions().stream())
                .map(QueuedSubmission::submission)
                .toList());
    }

    private MetricDatum datum(double value) {
        return new MetricDatum("m", List.of(), now, new MetricValue.Single(value), StandardUnit.NONE, 60);
    }

    private static LogEvent event(Instant at, String message) {
        return new LogEvent(at, message);
    }
}
