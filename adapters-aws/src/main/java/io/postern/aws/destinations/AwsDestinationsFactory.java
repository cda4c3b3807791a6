package io.postern.aws.destinations;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.postern.destinations.port.KnownRegions;
import io.postern.destinations.port.PermissionTester;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** AWS behind the ports of destinations. */
@Factory
final class AwsDestinationsFactory {

    @Singleton
    PermissionTester permissionTester(
            AwsCredentialsProvider own,
            @Property(name = "postern.aws.endpoint") String standIn,
            Clock clock,
            RandomGenerator random) {
        return new AwsPermissionTester(new PermissionClients(own, standIn), clock, random);
    }

    @Singleton
    KnownRegions knownRegions() {
        return new SdkKnownRegions();
    }
}
