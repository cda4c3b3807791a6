package io.postern.aws.destinations;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.postern.aws.AwsClients;
import io.postern.destinations.port.KeyVault;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Master keys in KMS; nothing is asked and no client made unless one of them is configured. */
@Factory
final class KmsFactory {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Singleton
    @Bean(preDestroy = "close")
    KmsClients kmsClients(AwsClients clients) {
        return new KmsClients(clients);
    }

    @Singleton
    KeyVault keyVault(KmsClients clients, Clock clock) {
        return new KmsKeyVault(clients, PAUSE, clock);
    }
}
