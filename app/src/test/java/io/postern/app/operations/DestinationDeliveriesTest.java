package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.destinations.model.DestinationName;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryNamedQueues;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import io.postern.testkit.Eventually;
import io.postern.testkit.MovableClock;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DestinationDeliveriesTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final DestinationName SHOP = new DestinationName("shop");

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicBoolean throttled = new AtomicBoolean();
    private final NamedQueues queues = new SilentQueues(
            new MemoryNamedQueues(
                    () -> new MemoryDeliveryQueue(1_000_000, Duration.ofMinutes(5), clock, new MemoryReceipts(10))),
            away);
    private final DestinationDeliveries deliveries = new DestinationDeliveries(queues, this::loop, clock);

    /** Can be out of reach. */
    private record SilentQueues(NamedQueues queues, AtomicBoolean away) implements NamedQueues {

        @Override
        public Optional<DeliveryQueue> find(DestinationName destination, CloudWatchApi api) {
            return queues.find(destination, api);
        }

        @Override
        public Map<DestinationName, DestinationDepth> depths() {
            if (away.get()) throw new PortUnavailable("queues", new IOException("gone"));
            return queues.depths();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        deliveries.stop(System.nanoTime() + SOON.toNanos());
        deliveries.close();
    }

    @Test
    void whatWaitsIsDeliveredAndNoLoopRunsForWhatDoesNot() {
        deliveries.showOn(meters);
        append("one");
        deliveries.start();

        awaitDelivered(1);

        assertThat(made).hasValue(1);
        assertThat(delivering()).isEqualTo(1);
    }

    @Test
    void whatComesLaterIsFoundByItself() {
        deliveries.start();
        assertThat(made).hasValue(0);

        append("one");

        awaitDelivered(1);
    }

    @Test
    void aLoopEndsAfterAWhileAndAnotherBeginsWhenItIsNeeded() {
        deliveries.showOn(meters);
        append("one");
        deliveries.start();
        awaitDelivered(1);

        clock.advance(Duration.ofSeconds(31));
        Eventually.holds(SOON, "the loop ends", () -> delivering() == 0);

        // The one that ends may still take what comes in that very moment.
        Eventually.holds(SOON, "another begins", () -> {
            append("more");
            return made.get() == 2;
        });
        Eventually.holds(SOON, "nothing waits", () -> queues.depths().isEmpty());
    }

    @Test
    void queuesThatCannotBeLookedAtEndNoLoop() {
        deliveries.showOn(meters);
        append("one");
        deliveries.start();
        awaitDelivered(1);

        away.set(true);
        clock.advance(Duration.ofSeconds(31));
        append("two");

        awaitDelivered(2);
        assertThat(delivering()).isEqualTo(1);
    }

    @Test
    void depthsAreShownByDestination() {
        throttled.set(true);
        deliveries.showOn(meters);
        append("one");
        deliveries.start();

        assertThat(meters.get("postern.destination.queue.submissions")
                        .tag("destination", "shop")
                        .tag("queue", "logs")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void afterTheEndNothingBegins() throws InterruptedException {
        assertThat(deliveries.stop(System.nanoTime() + SOON.toNanos())).isTrue();
        append("one");

        deliveries.start();

        assertThat(made).hasValue(0);
    }

    private void append(String message) {
        Submission submission = Samples.sentTo(SHOP, Samples.logs(clock.instant(), message));
        Appends.append(queues.find(SHOP, CloudWatchApi.LOGS).orElseThrow(), submission);
    }

    private void awaitDelivered(int records) {
        Eventually.holds(SOON, records + " records arrive", () -> delivered.get() == records);
    }

    private double delivering() {
        return meters.get("postern.destinations.delivering").gauge().value();
    }

    private Optional<DeliveryLoop> loop(DestinationName destination, CloudWatchApi api) {
        made.incrementAndGet();
        DeliveryPolicy policy = new DeliveryPolicy(
                100,
                Duration.ofMillis(10),
                Duration.ZERO,
                Duration.ofMinutes(1),
                1,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
        Random random = new Random(1);
        return queues.find(destination, api)
                .map(queue -> new DeliveryLoop(
                        new DeliverPending(
                                queue,
                                new MemoryDeadLetters(10, Duration.ofDays(1), clock),
                                batch -> new Delivery.Delivered("request"),
                                batch -> {
                                    if (throttled.get()) return new Delivery.RetryLater("slow down", false);
                                    delivered.addAndGet(batch.events().size());
                                    return new Delivery.Delivered("request");
                                },
                                (scope, calls, max) -> new Allowance.Granted(max, BudgetPolicy.WINDOW),
                                new BudgetPolicy(1000, 1000),
                                policy,
                                clock,
                                random),
                        new DeliveryMeters(meters),
                        random,
                        1,
                        1));
    }
}
