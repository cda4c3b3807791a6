package io.postern.aws.telemetry;

import io.micronaut.context.annotation.Factory;
import io.postern.aws.DestinationClients;
import io.postern.telemetry.port.OutletMaker;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Registered destinations on AWS, wherever what is not sent to one of them goes. */
@Factory
final class OutletFactory {

    @Singleton
    OutletMaker outletMaker(DestinationClients clients, CloudWatchConfig config, Clock clock) {
        return new CloudWatchOutletMaker(clients, config, clock);
    }
}
