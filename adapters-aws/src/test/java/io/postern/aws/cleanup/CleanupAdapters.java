package io.postern.aws.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.testkit.Eventually;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The tables of the cleanup as the framework wires them, in front of a server that stands for DynamoDB. */
final class CleanupAdapters implements AutoCloseable {

    private final ApplicationContext context;
    private final CleanupTables tables;

    private CleanupAdapters(ApplicationContext context, CleanupTables tables) {
        this.context = context;
        this.tables = tables;
    }

    static CleanupAdapters of(URI endpoint, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "postern.cleanup.allowlist", "dynamodb",
                "postern.cleanup.settings", "dynamodb",
                "postern.aws.endpoint", endpoint.toString(),
                "postern.aws.region", "eu-central-1",
                "aws.access-key-id", "AKIATEST",
                "aws.secret-key", "secret-key"));
        all.putAll(properties);
        ApplicationContext context = ApplicationContext.run(all);
        return new CleanupAdapters(context, context.getBean(CleanupTables.class));
    }

    static CleanupAdapters of(URI endpoint) {
        return of(endpoint, Map.of());
    }

    /** In front of an emulator: transactions come to it one by one, from all of these. */
    static CleanupAdapters inTurn(URI endpoint) {
        CleanupAdapters atOnce = of(endpoint);
        return new CleanupAdapters(atOnce.context, new CleanupTables(TransactionsInTurn.of(atOnce.tables.client())));
    }

    DynamoDbClient client() {
        return tables.client();
    }

    /** The allowlist of that table, whose trail is in {@link #trailOf}. */
    Allowlist allowlist(String table) {
        return allowlist(table, new ChangeTable(trailOf(table), 1_000, Duration.ofDays(365)));
    }

    Allowlist allowlist(String table, ChangeTable changes) {
        return allowlist(table, changes, 100_000, Clock.systemUTC());
    }

    Allowlist allowlist(String table, ChangeTable changes, int entriesMax, Clock clock) {
        return new DynamoAllowlist(
                tables, table, new TrailedWrites(tables, changes), new EntryCount(tables, table, clock), entriesMax);
    }

    ChangeTrail trail(ChangeTable changes, Clock clock) {
        return new DynamoChangeTrail(tables, changes, clock);
    }

    static String trailOf(String table) {
        return table + "-changes";
    }

    /** Makes the tables of an allowlist. */
    void createAllowlist(String table) {
        create(table, "resource_id");
        create(trailOf(table), "change");
    }

    CleanupSettings settings(String table) {
        return new DynamoCleanupSettings(tables, table);
    }

    /** Makes a table as AWS Auto Cleanup's stack does. */
    void create(String table, String key) {
        client().createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(KeyType.HASH)
                        .build()));
        // The SDK's own waiter looks every 20 s.
        Eventually.passes(
                Duration.ofSeconds(20), () -> assertThat(client().describeTable(request -> request.tableName(table))
                                .table()
                                .tableStatus())
                        .isEqualTo(TableStatus.ACTIVE));
    }

    @Override
    public void close() {
        context.close();
    }
}
