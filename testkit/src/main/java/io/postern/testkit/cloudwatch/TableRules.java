package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What DynamoDB refuses whatever is in the table. Members that the stand-in does not heed are refused as well: a test
 * must not pass because they were left out.
 */
final class TableRules {

    private static final Pattern TABLE_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    /** Source: "Constraints in Amazon DynamoDB", item size. */
    private static final int ITEM_BYTES_MAX = 400 * 1024;

    /** Source: BatchGetItem in the API reference of DynamoDB. */
    private static final int KEYS_MAX = 100;

    private static final Set<String> KINDS = Set.of("S", "N", "BOOL", "M", "NULL");

    private static final Set<String> EXPRESSION =
            Set.of("ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues");

    private static final Map<Operation, Set<String>> MEMBERS = Map.of(
            Operation.CREATE_TABLE, Set.of("AttributeDefinitions", "KeySchema", "BillingMode"),
            Operation.DESCRIBE_TABLE, Set.of(),
            Operation.GET_ITEM, Set.of("Key", "ConsistentRead"),
            Operation.PUT_ITEM, Set.of("Item"),
            Operation.DELETE_ITEM, Set.of("Key"),
            Operation.SCAN,
                    Set.of(
                            "ConsistentRead",
                            "Select",
                            "ExclusiveStartKey",
                            "ProjectionExpression",
                            "ExpressionAttributeNames"));

    private TableRules() {}

    static Optional<Refused> check(Operation operation, JsonNode request) {
        boolean writes = operation == Operation.PUT_ITEM || operation == Operation.DELETE_ITEM;
        for (Iterator<String> all = request.fieldNames(); all.hasNext(); ) {
            String member = all.next();
            boolean heeded = member.equals("TableName")
                    || MEMBERS.getOrDefault(operation, Set.of()).contains(member)
                    || (writes && EXPRESSION.contains(member));
            if (!heeded) return refused("stand-in: " + member + " is not heeded here");
        }
        if (!TABLE_NAME.matcher(request.path("TableName").asText()).matches())
            return refused("TableName must be at least 3 characters long and at most 255 characters long, and match"
                    + " [a-zA-Z0-9_.-]+");
        if (operation == Operation.CREATE_TABLE) return schema(request);
        Set<String> loose = TableCondition.of(request).loose();
        if (!loose.isEmpty())
            return refused("An expression attribute is not defined, or unused in expressions: keys: " + loose);
        return item(request.path("Item"));
    }

    /** What is asked of one table in a read of many. */
    static Optional<Refused> checkMany(JsonNode asked, StoredTable table) {
        for (Iterator<String> all = asked.fieldNames(); all.hasNext(); ) {
            String member = all.next();
            if (!member.equals("Keys") && !member.equals("ConsistentRead"))
                return refused("stand-in: " + member + " is not heeded here");
        }
        JsonNode keys = asked.path("Keys");
        if (keys.isEmpty() || keys.size() > KEYS_MAX)
            return refused("Too many items requested for the BatchGetItem call, or none");
        Set<String> seen = new HashSet<>();
        for (JsonNode key : keys) {
            Optional<Refused> refused = table.checkKey(key);
            if (refused.isPresent()) return refused;
            if (!seen.add(table.keyOf(key))) return refused("Provided list of item keys contains duplicates");
        }
        return Optional.empty();
    }

    private static Optional<Refused> schema(JsonNode request) {
        JsonNode key = request.path("KeySchema");
        JsonNode attributes = request.path("AttributeDefinitions");
        boolean oneText = key.size() == 1
                && attributes.size() == 1
                && key.at("/0/KeyType").asText().equals("HASH")
                && attributes.at("/0/AttributeType").asText().equals("S")
                && key.at("/0/AttributeName").equals(attributes.at("/0/AttributeName"));
        if (!oneText) return refused("stand-in: a key that is not one text");
        return request.path("BillingMode").asText().equals("PAY_PER_REQUEST")
                ? Optional.empty()
                : refused("No provisioned throughput specified for the table");
    }

    private static Optional<Refused> item(JsonNode item) {
        for (JsonNode value : item) {
            if (value.size() != 1) return refused("Supplied AttributeValue has more than one datatypes set, or none");
            if (value.has("N") && !number(value.path("N").asText()))
                return refused("The parameter cannot be converted to a numeric value");
            if (KINDS.stream().noneMatch(value::has)) return refused("stand-in: a value of a kind that is not heeded");
        }
        return StoredTable.sizeOf(item) > ITEM_BYTES_MAX
                ? refused("Item size has exceeded the maximum allowed size")
                : Optional.empty();
    }

    private static boolean number(String text) {
        try {
            return new BigDecimal(text).precision() <= 38;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static Optional<Refused> refused(String message) {
        return Optional.of(new Refused(AwsError.INVALID, message));
    }
}
