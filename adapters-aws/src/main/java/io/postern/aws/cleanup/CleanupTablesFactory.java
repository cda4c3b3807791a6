package io.postern.aws.cleanup;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.aws.AwsClients;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.cleanup.port.CleanupSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The allowlist with its trail, and the settings of the cleanup, when DynamoDB is chosen for them. */
@Factory
final class CleanupTablesFactory {

    @Singleton
    @Bean(preDestroy = "close")
    CleanupTables cleanupTables(AwsClients clients, CleanupTablesConfig config) {
        return new CleanupTables(clients.configured(DynamoDbClient.builder(), config.region(), config.endpoint())
                .build());
    }

    @Singleton
    @Requires(property = "postern.cleanup.allowlist", value = "dynamodb")
    Allowlist allowlist(CleanupTables tables, CleanupTablesConfig config, Clock clock) {
        String table = config.chosenAllowlistTable();
        return new DynamoAllowlist(
                tables,
                table,
                new TrailedWrites(tables, config.chosenChanges()),
                new EntryCount(tables, table, clock),
                config.entriesMax());
    }

    @Singleton
    @Requires(property = "postern.cleanup.allowlist", value = "dynamodb")
    ChangeTrail changeTrail(CleanupTables tables, CleanupTablesConfig config, Clock clock) {
        return new DynamoChangeTrail(tables, config.chosenChanges(), clock);
    }

    @Singleton
    @Requires(property = "postern.cleanup.settings", value = "dynamodb")
    CleanupSettings cleanupSettings(CleanupTables tables, CleanupTablesConfig config) {
        return new DynamoCleanupSettings(tables, config.chosenSettingsTable());
    }
}
