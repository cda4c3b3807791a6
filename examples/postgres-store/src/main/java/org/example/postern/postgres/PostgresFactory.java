package org.example.postern.postgres;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.access.port.TokenStore;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.Receipts;
import jakarta.inject.Singleton;

/** Offers each adapter when it is chosen, and opens PostgreSQL once one of them is asked for. */
@Factory
final class PostgresFactory {

    @Singleton
    @Bean(preDestroy = "close")
    Postgres postgres(PostgresConfig config) {
        return new Postgres(config);
    }

    @Singleton
    @Requires(property = "postern.access.token-store", value = "postgres")
    TokenStore tokenStore(Postgres postgres) {
        return new PostgresTokenStore(postgres);
    }

    @Singleton
    @Requires(property = "postern.telemetry.queue", value = "postgres")
    DeliveryQueues deliveryQueues(Postgres postgres, PostgresQueueConfig config) {
        Waiting waiting = new Waiting(config.waitingMax());
        return new DeliveryQueues(
                new PostgresDeliveryQueue("metrics", postgres, config, waiting),
                new PostgresDeliveryQueue("logs", postgres, config, waiting),
                new PostgresNamedQueues(postgres, config, waiting));
    }

    @Singleton
    @Requires(property = "postern.telemetry.queue", value = "postgres")
    Receipts receipts(Postgres postgres) {
        return new PostgresReceipts(postgres);
    }
}
