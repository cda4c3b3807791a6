package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.port.NamedQueues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Delivers from the queues of registered destinations: a loop for each in which something waits, whichever replica
 * accepted it. A loop begins within about a second and ends after a while in which nothing waited, so that a destination
 * that is not used costs nothing.
 */
public final class DestinationDeliveries implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration OUTDATED = Duration.ofSeconds(5);

    /** Longer than most pauses of a sender, so that loops do not come and go with each of its submissions. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Destinations that the page of meters shows one by one; of more, those with the most bytes. */
    private static final int SHOWN_MAX = 100;

    private record Place(DestinationName destination, CloudWatchApi api) {}

    private static final class Delivery {

        private final DeliveryLoop loop;
        private Instant busyAt;

        Delivery(DeliveryLoop loop, Instant busyAt) {
            this.loop = loop;
            this.busyAt = busyAt;
        }
    }

    private final NamedQueues queues;
    private final BiFunction<DestinationName, CloudWatchApi, Optional<DeliveryLoop>> loops;
    private final Clock clock;
    private final Lookout<Map<DestinationName, DestinationDepth>> lookout;
    private final Map<Place, Delivery> deliveries = new HashMap<>();
    private final List<MultiGauge> shown = new ArrayList<>();
    private boolean stopping;

    /**
     * Deliveries that have not begun.
     *
     * @param loops makes a loop that has not begun; nothing when there is no such queue now
     */
    public DestinationDeliveries(
            NamedQueues queues, BiFunction<DestinationName, CloudWatchApi, Optional<DeliveryLoop>> loops, Clock clock) {
        this.queues = queues;
        this.loops = loops;
        this.clock = clock;
        this.lookout = new Lookout<>("destination-deliveries", this::look, BETWEEN_LOOKS, OUTDATED, clock);
    }

    /** Looks once for what waits, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Shows how many deliveries there are, and how full the queues; nothing of these while they are out of reach. */
    public synchronized void showOn(MeterRegistry meters) {
        Gauge.builder("postern.destinations.delivering", this, DestinationDeliveries::count)
                .description("Queues of registered destinations that this replica delivers from")
                .register(meters);
        shown.add(MultiGauge.builder("postern.destination.queue.submissions")
                .description("Submissions that wait for a registered destination, are claimed or postponed")
                .register(meters));
        shown.add(MultiGauge.builder("postern.destination.queue.bytes")
                .description("What they take, in the queue's own measure")
                .register(meters));
    }

    /** Starts no further round. */
    public synchronized void takeNoMore() {
        stopping = true;
        for (Delivery delivery : deliveries.values()) delivery.loop.takeNoMore();
    }

    /**
     * Waits for the rounds under way; interrupts what is left at the deadline, in {@link System#nanoTime}.
     *
     * @return whether every round ended by itself
     */
    public boolean stop(long deadline) throws InterruptedException {
        takeNoMore();
        boolean ended = true;
        for (DeliveryLoop loop : running())
            ended &= loop.stop(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)));
        return ended;
    }

    @Override
    public void close() {
        lookout.close();
    }

    private synchronized List<DeliveryLoop> running() {
        return deliveries.values().stream().map(delivery -> delivery.loop).toList();
    }

    private synchronized int count() {
        return deliveries.size();
    }

    private Map<DestinationName, DestinationDepth> look() {
        Map<DestinationName, DestinationDepth> depths = queues.depths();
        deliver(depths);
        show(depths);
        return depths;
    }

    private synchronized void deliver(Map<DestinationName, DestinationDepth> depths) {
        if (stopping) return;
        Instant now = clock.instant();
        depths.forEach((destination, depth) -> {
            for (CloudWatchApi api : CloudWatchApi.values())
                if (depth.of(api).submissions() > 0) keepUp(new Place(destination, api), now);
        });
        deliveries.values().removeIf(delivery -> {
            if (delivery.busyAt.plus(IDLE).isAfter(now)) return false;
            delivery.loop.takeNoMore();
            return true;
        });
    }

    private void keepUp(Place place, Instant now) {
        Delivery known = deliveries.get(place);
        if (known != null) {
            known.busyAt = now;
            return;
        }
        loops.apply(place.destination, place.api).ifPresent(loop -> {
            deliveries.put(place, new Delivery(loop, now));
            loop.start();
        });
    }

    private synchronized void show(Map<DestinationName, DestinationDepth> depths) {
        if (shown.isEmpty()) return;
        List<DestinationName> largest = depths.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        entry -> -entry.getValue().sum().bytes()))
                .limit(SHOWN_MAX)
                .map(Map.Entry::getKey)
                .toList();
        shown.getFirst().register(rows(largest, QueueDepth::submissions));
        shown.getLast().register(rows(largest, QueueDepth::bytes));
    }

    private List<MultiGauge.Row<?>> rows(List<DestinationName> destinations, ToDoubleFunction<QueueDepth> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (DestinationName destination : destinations)
            for (CloudWatchApi api : CloudWatchApi.values())
                rows.add(MultiGauge.Row.of(
                        Tags.of(
                                "destination",
                                destination.value(),
                                "queue",
                                api.name().toLowerCase(Locale.ROOT)),
                        lookout,
                        seen -> seen.seen()
                                .flatMap(depths -> Optional.ofNullable(depths.get(destination)))
                                .map(depth -> value.applyAsDouble(depth.of(api)))
                                .orElse(Double.NaN)));
        return rows;
    }
}
