package io.postern.telemetry.memory;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Queues of this process only. None is ever forgotten, because somebody may be about to store in it: after {@code
 * DESTINATIONS_MAX} names there are no others until the process ends.
 */
public final class MemoryNamedQueues implements NamedQueues {

    private record Pair(MemoryDeliveryQueue metrics, MemoryDeliveryQueue logs) {

        DeliveryQueue of(CloudWatchApi api) {
            return switch (api) {
                case METRICS -> metrics;
                case LOGS -> logs;
            };
        }

        DestinationDepth depth() {
            return new DestinationDepth(metrics.depth(), logs.depth());
        }
    }

    private final Supplier<MemoryDeliveryQueue> queues;
    private final Map<DestinationName, Pair> pairs = new ConcurrentHashMap<>();

    /**
     * No queues so far.
     *
     * @param queues makes an empty one
     */
    public MemoryNamedQueues(Supplier<MemoryDeliveryQueue> queues) {
        this.queues = queues;
    }

    @Override
    public Optional<DeliveryQueue> find(DestinationName destination, CloudWatchApi api) {
        Pair known = pairs.get(destination);
        if (known == null) known = make(destination);
        return Optional.ofNullable(known).map(pair -> pair.of(api));
    }

    @Override
    public Map<DestinationName, DestinationDepth> depths() {
        Map<DestinationName, DestinationDepth> depths = new HashMap<>();
        pairs.forEach((name, pair) -> {
            DestinationDepth depth = pair.depth();
            if (depth.sum().submissions() > 0) depths.put(name, depth);
        });
        return Map.copyOf(depths);
    }

    private synchronized @Nullable Pair make(DestinationName destination) {
        if (pairs.size() >= DESTINATIONS_MAX && !pairs.containsKey(destination)) return null;
        return pairs.computeIfAbsent(destination, _ -> new Pair(queues.get(), queues.get()));
    }
}
