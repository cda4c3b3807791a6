package io.postern.telemetry.port;

import io.postern.destinations.model.DestinationName;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import java.util.Map;
import java.util.Optional;

/**
 * The queues of registered destinations: one for each of them and each API, with room and turns of its own, so that a
 * destination that takes nothing fills its own queue and nobody else's. Safe for any number of threads and replicas.
 */
public interface NamedQueues {

    /** Most destinations of which something may wait at once: as many as there can be. */
    int DESTINATIONS_MAX = 1_000;

    /** For those who need the configured destination only. */
    NamedQueues NONE = new NamedQueues() {
        @Override
        public Optional<DeliveryQueue> find(DestinationName destination, CloudWatchApi api) {
            return Optional.empty();
        }

        @Override
        public Map<DestinationName, DestinationDepth> depths() {
            return Map.of();
        }
    };

    /**
     * The queue of that destination, whether it is registered or not; made when it is first asked for. Answers at once.
     * What is stored in it on one replica is handed out on each of them.
     *
     * @return nothing when {@link #DESTINATIONS_MAX} others are in use; a queue that was found before may then say that
     *     it is full
     */
    Optional<DeliveryQueue> find(DestinationName destination, CloudWatchApi api);

    /**
     * How full the queues are of each destination of which something waits, accepted on whichever replica, and perhaps
     * of some of which nothing does; within seconds.
     *
     * @throws PortUnavailable when that is not known
     */
    Map<DestinationName, DestinationDepth> depths();
}
