package io.postern.redis.telemetry;

import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisServer;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Queues of registered destinations in Redis, each with keys of its own. All that is kept here of one is a way to it, which
 * is made again when it is needed again: another replica has another one.
 */
final class RedisNamedQueues implements NamedQueues {

    /** A way that nobody used for so long is let go. */
    private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

    private final RedisServer server;
    private final DestinationRegister register;
    private final QueueName metrics;
    private final QueueName logs;
    private final RedisQueueConfig config;
    private final ReceiptSeal seal;
    private final Clock clock;
    private final Common common;
    private final Map<DestinationName, Ways> ways = new ConcurrentHashMap<>();

    /**
     * Queues beside those of these names, with which they share the form of receipts.
     *
     * @param config of each of them
     */
    RedisNamedQueues(
            RedisServer server,
            DestinationRegister register,
            QueueName metrics,
            QueueName logs,
            RedisQueueConfig config,
            ReceiptSeal seal,
            Clock clock) {
        this.server = server;
        this.register = register;
        this.metrics = metrics;
        this.logs = logs;
        this.config = config;
        this.seal = seal;
        this.clock = clock;
        this.common = Common.ofMany(config);
    }

    @Override
    public Optional<DeliveryQueue> find(DestinationName destination, CloudWatchApi api) {
        return Optional.ofNullable(ways(destination)).map(found -> found.of(api));
    }

    @Override
    public Map<DestinationName, DestinationDepth> depths() {
        Set<DestinationName> waiting = Set.copyOf(register.waiting());
        Map<DestinationName, Asked> asked = new HashMap<>();
        for (DestinationName name : waiting) {
            Ways found = ways(name);
            if (found != null) asked.put(name, found.ask());
        }
        // A note can be lost with the server that had it, while what was stored after it is not.
        ways.forEach((name, found) -> asked.computeIfAbsent(name, _ -> found.ask()));
        Map<DestinationName, DestinationDepth> depths = new HashMap<>();
        PortUnavailable failure = null;
        for (Map.Entry<DestinationName, Asked> each : asked.entrySet()) {
            try {
                hear(each.getKey(), each.getValue(), waiting.contains(each.getKey()))
                        .ifPresent(depth -> depths.put(each.getKey(), depth));
            } catch (PortUnavailable unavailable) {
                failure = unavailable; // on a cluster the others may answer
            }
        }
        if (depths.isEmpty() && failure != null) throw failure;
        letIdleOnesGo(waiting);
        return Map.copyOf(depths);
    }

    /** Nothing of one that is not noted and of which nothing waits. */
    private Optional<DestinationDepth> hear(DestinationName name, Asked asked, boolean isNoted) {
        DestinationDepth depth = new DestinationDepth(asked.metrics.depth(), asked.logs.depth());
        boolean isEmpty = depth.sum().submissions() == 0;
        if (!isNoted) {
            if (isEmpty) return Optional.empty();
            CompletableFuture<Boolean> _ = register.note(name); // if it fails, the next look tries again
        } else if (isEmpty && asked.metrics.isComplete() && asked.logs.isComplete()) {
            register.forgetIfOld(name); // only then: what does not answer may hold something
        }
        return Optional.of(depth);
    }

    private void letIdleOnesGo(Set<DestinationName> waiting) {
        long before = System.nanoTime() - IDLE_NANOS;
        ways.entrySet().removeIf(way -> !waiting.contains(way.getKey()) && way.getValue().usedAt - before < 0);
    }

    private @Nullable Ways ways(DestinationName destination) {
        Ways known = ways.get(destination);
        if (known == null) {
            if (ways.size() >= DESTINATIONS_MAX) return null;
            known = ways.computeIfAbsent(destination, this::make);
        }
        known.usedAt = System.nanoTime();
        return known;
    }

    private Ways make(DestinationName destination) {
        return new Ways(queue(metrics, destination), queue(logs, destination));
    }

    private NamedDeliveryQueue queue(QueueName beside, DestinationName destination) {
        RedisDeliveryQueue queue =
                new RedisDeliveryQueue(server, beside.of(destination), config, seal.under(destination), clock, common);
        return new NamedDeliveryQueue(destination, register, queue);
    }

    private record Asked(Depths.Reading metrics, Depths.Reading logs) {}

    /** To the queues of one destination. */
    private static final class Ways {

        private final NamedDeliveryQueue metrics;
        private final NamedDeliveryQueue logs;
        private volatile long usedAt = System.nanoTime();

        Ways(NamedDeliveryQueue metrics, NamedDeliveryQueue logs) {
            this.metrics = metrics;
            this.logs = logs;
        }

        Asked ask() {
            return new Asked(metrics.askDepth(), logs.askDepth());
        }

        DeliveryQueue of(CloudWatchApi api) {
            return switch (api) {
                case METRICS -> metrics;
                case LOGS -> logs;
            };
        }
    }
}
