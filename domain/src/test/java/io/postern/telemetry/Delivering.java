package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.shared.SetClock;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.RequestBudget;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Delivery on memory adapters, with destinations that a test commands. */
final class Delivering {

    static final Duration LEASE = Duration.ofMinutes(1);
    static final Runnable UNWATCHED = () -> {};
    static final RequestBudget AMPLE = (scope, api, calls) -> new Allowance.Granted(calls, BudgetPolicy.WINDOW);
    static final int SENDS_MAX = 3;

    final SetClock clock = new SetClock();
    final DeliveryQueue queue = new MemoryDeliveryQueue(100_000_000, LEASE, clock, new MemoryReceipts(100));
    final DeadLetters deadLetters = new MemoryDeadLetters(1000, Duration.ofDays(14), clock);
    final TestDestinations.Metrics metrics = new TestDestinations.Metrics();
    final TestDestinations.Logs logs = new TestDestinations.Logs();

    private final DeliverPending deliverPending = over(queue, deadLetters, 10_000, Duration.ZERO);

    Round round() throws InterruptedException {
        return deliverPending.deliver(UNWATCHED);
    }

    /** The dead letters, newest first. */
    List<DeadLetter> dead() {
        return deadLetters.find(DeadLetterFilter.ANY, "", 1000).letters().stream()
                .map(KeptLetter::letter)
                .toList();
    }

    DeliverPending over(DeliveryQueue from, DeadLetters letters, int recordsPerRound, Duration company) {
        return over(from, letters, recordsPerRound, company, Duration.ofMinutes(1));
    }

    DeliverPending over(
            DeliveryQueue from, DeadLetters letters, int recordsPerRound, Duration company, Duration roundMax) {
        DeliveryPolicy policy = new DeliveryPolicy(
                recordsPerRound,
                Duration.ZERO,
                company,
                roundMax,
                SENDS_MAX,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
        return new DeliverPending(
                from, letters, metrics, logs, AMPLE, new BudgetPolicy(1000, 1000), policy, clock, new Random(1));
    }

    Submission.Metrics metrics(String namespace, String... names) {
        return metrics(namespace, Stream.of(names).map(this::datum).toList());
    }

    Submission.Metrics metrics(String namespace, List<MetricDatum> datums) {
        return append(new Submission.Metrics(ClientId.DEFAULT, clock.instant(), namespace, datums));
    }

    Submission.Logs logs(String stream, String... messages) {
        return append(new Submission.Logs(
                ClientId.DEFAULT,
                clock.instant(),
                new LogStream("shop", stream),
                Stream.of(messages)
                        .map(message -> new LogEvent(clock.instant(), message))
                        .toList()));
    }

    MetricDatum datum(String name, MetricValue value) {
        return new MetricDatum(name, List.of(), clock.instant(), value, StandardUnit.NONE, 60);
    }

    private MetricDatum datum(String name) {
        return datum(name, new MetricValue.Single(1));
    }

    private <S extends Submission> S append(S submission) {
        assertThat(queue.append(submission, Weight.UNSAID, new Idempotency.Unkeyed()))
                .isCompletedWithValueMatching(Appended.Stored.class::isInstance);
        return submission;
    }
}
