package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB: tables whose key is one text, items of texts and numbers, conditions of equality and absence, and scans. What
 * is read without {@code ConsistentRead} is as it was before the last write, as it may be on AWS.
 */
final class TableOperations {

    private static final Refused NO_TABLE = new Refused(AwsError.RESOURCE_NOT_FOUND, "Requested resource not found");
    private static final Refused CONDITION_FAILED =
            new Refused(AwsError.CONDITION_FAILED, "The conditional request failed");

    private final Map<String, StoredTable> tables = new HashMap<>();

    synchronized Answer answer(Operation operation, JsonNode request) {
        Optional<Refused> refused = TableRules.check(operation, request);
        if (refused.isPresent()) return refused.get();
        String name = request.path("TableName").asText();
        StoredTable table = tables.get(name);
        if (operation == Operation.CREATE_TABLE) return create(name, table, request);
        if (table == null) return NO_TABLE;
        if (operation == Operation.DESCRIBE_TABLE) return new Accepted(Map.of("Table", table.description(name)));
        if (!table.active()) return NO_TABLE;
        return switch (operation) {
            case GET_ITEM -> get(table, request);
            case PUT_ITEM -> write(table, request, request.path("Item"));
            case DELETE_ITEM -> write(table, request, null);
            case SCAN -> scan(table, request);
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of DynamoDB)");
        };
    }

    synchronized List<Map<String, String>> items(String name) {
        StoredTable table = tables.get(name);
        return table == null ? List.of() : table.texts();
    }

    synchronized void clear() {
        tables.clear();
    }

    private Answer create(String name, @Nullable StoredTable present, JsonNode request) {
        if (present != null) return new Refused(AwsError.RESOURCE_IN_USE, "Table already exists: " + name);
        StoredTable table =
                new StoredTable(request.at("/KeySchema/0/AttributeName").asText());
        tables.put(name, table);
        return new Accepted(Map.of("TableDescription", Map.of("TableName", name, "TableStatus", "CREATING")));
    }

    private static Answer get(StoredTable table, JsonNode request) {
        JsonNode key = request.path("Key");
        Optional<Refused> refused = table.checkKey(key);
        if (refused.isPresent()) return refused.get();
        return table.read(table.keyOf(key), request.path("ConsistentRead").asBoolean())
                .map(item -> new Accepted(Map.of("Item", item)))
                .orElse(Accepted.EMPTY);
    }

    /** Puts the item; without one, deletes what the key names. */
    private static Answer write(StoredTable table, JsonNode request, @Nullable JsonNode item) {
        JsonNode keyed = item == null ? request.path("Key") : item;
        Optional<Refused> refused = item == null ? table.checkKey(keyed) : table.checkItem(keyed);
        if (refused.isPresent()) return refused.get();
        String key = table.keyOf(keyed);
        Optional<Boolean> met = TableCondition.of(request).meets(table.read(key, true));
        if (met.isEmpty()) return new Refused(AwsError.INVALID, "Invalid ConditionExpression: Syntax error");
        if (!met.get()) return CONDITION_FAILED;
        table.write(key, Optional.ofNullable(item));
        return Accepted.EMPTY;
    }

    private static Answer scan(StoredTable table, JsonNode request) {
        JsonNode start = request.path("ExclusiveStartKey");
        if (!start.isMissingNode()) {
            Optional<Refused> refused = table.checkKey(start);
            if (refused.isPresent()) return refused.get();
        }
        boolean counted = request.path("Select").asText().equals("COUNT");
        String after = start.isMissingNode() ? "" : table.keyOf(start);
        return new Accepted(table.page(after, request.path("ConsistentRead").asBoolean(), counted));
    }
}
