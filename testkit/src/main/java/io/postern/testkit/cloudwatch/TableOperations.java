package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB: tables whose key is one text, items of texts, numbers, truths and maps, conditions of equality and absence,
 * puts and deletes of which all are done or none, reads of many items, and scans. What is read without {@code ConsistentRead} is as it was before the last
 * write, as it may be on AWS.
 */
final class TableOperations {

    private static final Refused NO_TABLE = new Refused(AwsError.RESOURCE_NOT_FOUND, "Requested resource not found");
    private static final Refused CONDITION_FAILED =
            new Refused(AwsError.CONDITION_FAILED, "The conditional request failed");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, StoredTable> tables = new HashMap<>();

    synchronized Answer answer(Operation operation, JsonNode request) {
        if (operation == Operation.TRANSACT_WRITE_ITEMS) return transact(request.path("TransactItems"));
        if (operation == Operation.BATCH_GET_ITEM) return getMany(request.path("RequestItems"));
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

    synchronized void create(String name, String key) {
        StoredTable table = new StoredTable(key);
        Map<String, String> _ = table.description(name); // whoever asks next finds it active
        tables.put(name, table);
    }

    synchronized void put(String name, String item) {
        StoredTable table = tables.get(name);
        if (table == null) throw new IllegalArgumentException("table: " + name + " (expected: one that is there)");
        try {
            JsonNode read = JSON.readTree(item);
            table.write(table.keyOf(read), Optional.of(read));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("item: " + item + " (expected: DynamoDB's JSON)", broken);
        }
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

    /** What is there of the keys of each table, in no promised order. */
    private Answer getMany(JsonNode asked) {
        Map<String, List<JsonNode>> found = new HashMap<>();
        for (Map.Entry<String, JsonNode> one : asked.properties()) {
            StoredTable table = tables.get(one.getKey());
            if (table == null || !table.active()) return NO_TABLE;
            Optional<Refused> refused = TableRules.checkMany(one.getValue(), table);
            if (refused.isPresent()) return refused.get();
            boolean consistent = one.getValue().path("ConsistentRead").asBoolean();
            List<JsonNode> items = found.computeIfAbsent(one.getKey(), _ -> new ArrayList<>());
            for (JsonNode key : one.getValue().path("Keys"))
                table.read(table.keyOf(key), consistent).ifPresent(items::addFirst);
        }
        return new Accepted(Map.of("Responses", found, "UnprocessedKeys", Map.of()));
    }

    /** All puts and deletes, or none when one of them is refused or its condition does not hold. */
    private Answer transact(JsonNode writes) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode each : writes) {
            JsonNode write = each.elements().next();
            Optional<Refused> refused = TableRules.check(operationOf(each), write);
            if (refused.isPresent()) return refused.get();
            StoredTable table = tables.get(write.path("TableName").asText());
            if (table == null || !table.active()) return NO_TABLE;
            String key = table.keyOf(each.has("Put") ? write.path("Item") : write.path("Key"));
            boolean met = TableCondition.of(write).meets(table.read(key, true)).orElse(false);
            reasons.add(met ? "None" : "ConditionalCheckFailed");
        }
        if (reasons.contains("ConditionalCheckFailed"))
            return new Refused(
                    AwsError.TRANSACTION_CANCELED,
                    "Transaction cancelled, please refer cancellation reasons for specific reasons " + reasons,
                    Map.of(
                            "CancellationReasons",
                            reasons.stream()
                                    .map(reason -> Map.of("Code", reason))
                                    .toList()));
        for (JsonNode each : writes) answer(operationOf(each), each.elements().next());
        return Accepted.EMPTY;
    }

    private static Operation operationOf(JsonNode write) {
        if (write.has("Put")) return Operation.PUT_ITEM;
        if (write.has("Delete")) return Operation.DELETE_ITEM;
        throw new IllegalArgumentException("write: " + write + " (expected: a Put or a Delete)");
    }

    private static Answer scan(StoredTable table, JsonNode request) {
        JsonNode start = request.path("ExclusiveStartKey");
        if (!start.isMissingNode()) {
            Optional<Refused> refused = table.checkKey(start);
            if (refused.isPresent()) return refused.get();
        }
        boolean counted = request.path("Select").asText().equals("COUNT");
        String after = start.isMissingNode() ? "" : table.keyOf(start);
        boolean consistent = request.path("ConsistentRead").asBoolean();
        return new Accepted(table.page(after, consistent, counted, projected(request)));
    }

    /** The attributes that are asked for; empty: all. */
    private static List<String> projected(JsonNode request) {
        String projection = request.path("ProjectionExpression").asText();
        return projection.isEmpty()
                ? List.of()
                : Arrays.stream(projection.split(",", -1))
                        .map(name -> request.path("ExpressionAttributeNames")
                                .path(name.strip())
                                .asText())
                        .toList();
    }
}
