package io.postern.telemetry;

import io.postern.access.model.Policy;
import io.postern.access.model.PolicyDestination;
import io.postern.destinations.model.DestinationName;

/** Where a policy sends telemetry. */
final class Routing {

    private Routing() {}

    static DestinationName by(Policy policy) {
        PolicyDestination destination = policy.destination();
        return destination.isDefault() ? DestinationName.DEFAULT : new DestinationName(destination.value());
    }
}
