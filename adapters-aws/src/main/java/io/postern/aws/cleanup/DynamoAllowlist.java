package io.postern.aws.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The allowlist in AWS Auto Cleanup's own table. Every read is a consistent one, and every write has the condition that
 * the item is still what the caller knows, and is one with its trail. DynamoDB forgets what has expired, some time later.
 */
final class DynamoAllowlist implements Allowlist {

    private static final Map<String, String> ID = Map.of("#id", EntryItem.ID);
    private static final Map<String, String> NAMES =
            EntryItem.ATTRIBUTES.stream().collect(Collectors.toUnmodifiableMap(name -> "#" + name, name -> name));
    private static final String PROJECTION =
            EntryItem.ATTRIBUTES.stream().map(name -> "#" + name).collect(Collectors.joining(", "));

    private final CleanupTables tables;
    private final String table;
    private final TrailedWrites writes;
    private final EntryCount count;
    private final int entriesMax;

    /** @param entriesMax at which none comes in; by a count that may be a minute old */
    DynamoAllowlist(CleanupTables tables, String table, TrailedWrites writes, EntryCount count, int entriesMax) {
        this.tables = tables;
        this.table = table;
        this.writes = writes;
        this.count = count;
        this.entriesMax = entriesMax;
    }

    @Override
    public Optional<AllowlistEntry> find(ResourceId id) {
        return EntryItem.read(item(id));
    }

    /** Scans have no order, so all is read before anything is told. */
    @Override
    public Stream<AllowlistEntry> list() {
        List<AllowlistEntry> entries = tables.call("list allowlist entries", client -> client
                .scanPaginator(request -> request.tableName(table)
                        .consistentRead(true)
                        .projectionExpression(PROJECTION)
                        .expressionAttributeNames(NAMES))
                .items()
                .stream()
                .flatMap(item -> EntryItem.read(item).stream())
                .sorted(Comparator.comparing(AllowlistEntry::resourceId))
                .toList());
        return entries.stream();
    }

    @Override
    public Keeping add(AllowlistEntry entry, Edit edit) {
        if (count.reaches(entriesMax)) return item(entry.resourceId()).isEmpty() ? Keeping.FULL : Keeping.PRESENT;
        TransactWriteItem put = TransactWriteItem.builder()
                .put(one -> one.tableName(table)
                        .item(EntryItem.of(entry))
                        .conditionExpression("attribute_not_exists(#id)")
                        .expressionAttributeNames(ID))
                .build();
        boolean kept = writes.write("add an allowlist entry", put, new EntryChange.Added(entry), edit);
        if (!kept) return Keeping.PRESENT;
        count.changed(1);
        return Keeping.KEPT;
    }

    @Override
    public boolean replace(AllowlistEntry before, AllowlistEntry after, Edit edit) {
        Map<String, AttributeValue> item = item(before.resourceId());
        if (!EntryItem.read(item).equals(Optional.of(before))) return false;
        ItemCondition still = ItemCondition.still(item, EntryItem.ATTRIBUTES);
        TransactWriteItem put = TransactWriteItem.builder()
                .put(one -> one.tableName(table)
                        .item(EntryItem.of(after, item))
                        .conditionExpression(still.expression())
                        .expressionAttributeNames(still.names())
                        .expressionAttributeValues(still.values()))
                .build();
        return writes.write("replace an allowlist entry", put, new EntryChange.Replaced(before, after), edit);
    }

    @Override
    public boolean remove(AllowlistEntry entry, Edit edit) {
        Map<String, AttributeValue> item = item(entry.resourceId());
        if (!EntryItem.read(item).equals(Optional.of(entry))) return false;
        ItemCondition still = ItemCondition.still(item, EntryItem.ATTRIBUTES);
        TransactWriteItem delete = TransactWriteItem.builder()
                .delete(one -> one.tableName(table)
                        .key(EntryItem.key(entry.resourceId()))
                        .conditionExpression(still.expression())
                        .expressionAttributeNames(still.names())
                        .expressionAttributeValues(still.values()))
                .build();
        boolean removed = writes.write("remove an allowlist entry", delete, new EntryChange.Removed(entry), edit);
        if (removed) count.changed(-1);
        return removed;
    }

    /** The item of that id; empty when there is none. */
    private Map<String, AttributeValue> item(ResourceId id) {
        return tables.item("find an allowlist entry", table, EntryItem.key(id));
    }
}
