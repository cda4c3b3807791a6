package io.postern.aws.destinations;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.postern.aws.AwsClients;
import io.postern.destinations.port.DestinationStore;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store of destinations, when DynamoDB is chosen for it. */
@Factory
@Requires(property = "postern.destinations.store", value = "dynamodb")
final class DynamoDestinationsFactory {

    /** Replaces Micronaut's own, which would retry writes, and take one that was done for one that came too late. */
    @Singleton
    @Bean(preDestroy = "close")
    @Replaces(DynamoDbClient.class)
    DynamoDbClient tables(AwsClients clients, DestinationTableConfig config) {
        return clients.configured(DynamoDbClient.builder(), config.region(), config.endpoint())
                .build();
    }

    @Singleton
    DestinationStore destinationStore(DynamoDbClient tables, DestinationTableConfig config) {
        return new DynamoDestinationStore(new DestinationTable(tables, config.chosenTable(), config.createTable()));
    }
}
