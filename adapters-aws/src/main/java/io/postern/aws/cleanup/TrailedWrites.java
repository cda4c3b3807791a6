package io.postern.aws.cleanup;

import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.RecordedChange;
import io.postern.shared.PortUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes to the allowlist that leave a trail: the entry, the change and its number are one transaction. All who change the
 * allowlist take turns at the number.
 */
final class TrailedWrites {

    /** Of ten who change the allowlist at once, the last one needs ten. */
    private static final int TRIES_MAX = 20;

    private final CleanupTables tables;
    private final ChangeTable table;

    TrailedWrites(CleanupTables tables, ChangeTable table) {
        this.tables = tables;
        this.table = table;
    }

    /**
     * Makes a change.
     *
     * @param entry the conditional write of it
     * @return whether its condition held; otherwise nothing was done
     * @throws PortUnavailable when it is not known whether it was made
     */
    boolean write(String what, TransactWriteItem entry, EntryChange change, Edit edit) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            switch (tables.transact(what, together(entry, change, edit))) {
                case DONE -> {
                    return true;
                }
                case FIRST_FAILED -> {
                    return false;
                }
                case OTHERS_WRITE -> {} // they took the number, or hold the entry
            }
        }
        throw new PortUnavailable(
                "DynamoDB cannot " + what + ": others change the allowlist again and again",
                new TimeoutException(TRIES_MAX + " tries"));
    }

    private List<TransactWriteItem> together(TransactWriteItem entry, EntryChange change, Edit edit) {
        Map<String, AttributeValue> last = tables.item("find the last change", table.name(), ChangeItem.keyOfLast());
        long number = ChangeItem.lastOf(last) + 1;
        ItemCondition still = ItemCondition.still(last, List.of(ChangeItem.KEY, ChangeItem.NUMBER));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(entry);
        writes.add(put(Put.builder()
                .tableName(table.name())
                .item(ChangeItem.last(number))
                .conditionExpression(still.expression())
                .expressionAttributeNames(still.names())
                .expressionAttributeValues(still.valuesOrNull())));
        writes.add(put(Put.builder()
                .tableName(table.name())
                .item(ChangeItem.of(new RecordedChange(number, edit, change), table.keep()))));
        if (number > table.max())
            writes.add(TransactWriteItem.builder()
                    .delete(Delete.builder()
                            .tableName(table.name())
                            .key(ChangeItem.key(number - table.max()))
                            .build())
                    .build());
        return writes;
    }

    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.build()).build();
    }
}
