package io.postern.aws.destinations;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.postern.destinations.port.DestinationProbe;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** AWS behind the ports of destinations. */
@Factory
final class AwsDestinationsFactory {

    @Singleton
    DestinationProbe destinationProbe(
            AwsCredentialsProvider own,
            @Property(name = "postern.aws.endpoint") String standIn,
            Clock clock,
            RandomGenerator random) {
        return new AwsDestinationProbe(new ProbeClients(own, standIn), clock, random);
    }
}
