package io.postern.aws.cleanup;

import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.CleanupSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The settings in AWS Auto Cleanup's own table, an item for each part of them. */
final class DynamoCleanupSettings implements CleanupSettings {

    private final CleanupTables tables;
    private final String table;

    DynamoCleanupSettings(CleanupTables tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    @Override
    public Optional<Settings> find() {
        Map<String, AttributeValue> parts = new HashMap<>();
        tables.call(
                        "find the settings of the cleanup",
                        client ->
                                client
                                        .scanPaginator(request ->
                                                request.tableName(table).consistentRead(true))
                                        .items()
                                        .stream()
                                        .toList())
                .forEach(item -> SettingsItems.add(item, parts));
        return parts.isEmpty() ? Optional.empty() : Optional.of(SettingsItems.read(parts));
    }

    /** All parts at once, each on the condition that there is none of it. */
    @Override
    public boolean seed(Settings settings) {
        if (find().isPresent()) return false;
        List<TransactWriteItem> parts = SettingsItems.of(settings).stream()
                .map(item -> TransactWriteItem.builder()
                        .put(Put.builder()
                                .tableName(table)
                                .item(item)
                                .conditionExpression("attribute_not_exists(#key)")
                                .expressionAttributeNames(Map.of("#key", SettingsItems.KEY))
                                .build())
                        .build())
                .toList();
        return tables.write(
                "keep the settings of the cleanup",
                client -> client.transactWriteItems(request -> request.transactItems(parts)));
    }
}
