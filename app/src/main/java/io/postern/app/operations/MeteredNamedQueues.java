package io.postern.app.operations;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.NamedQueues;
import java.util.Map;
import java.util.Optional;

/** Puts the queues of registered destinations under the meters of another one: together, because there may be many. */
public final class MeteredNamedQueues implements NamedQueues {

    private final NamedQueues queues;
    private final MeteredDeliveryQueue meters;

    public MeteredNamedQueues(NamedQueues queues, MeteredDeliveryQueue meters) {
        this.queues = queues;
        this.meters = meters;
    }

    @Override
    public Optional<DeliveryQueue> find(DestinationName destination, CloudWatchApi api) {
        return queues.find(destination, api).map(meters::over);
    }

    @Override
    public Map<DestinationName, DestinationDepth> depths() {
        return queues.depths();
    }
}
