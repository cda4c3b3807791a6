package io.postern.testkit.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One table. Not safe for threads: {@link TableOperations} holds the lock. */
final class StoredTable {

    /** Source: Scan in the API reference of DynamoDB. */
    private static final int PAGE_BYTES_MAX = 1_048_576;

    /** As on AWS, in an order that has nothing to do with that of the keys. */
    private static final Comparator<String> SCATTERED =
            Comparator.comparingInt(String::hashCode).thenComparing(Comparator.naturalOrder());

    private final String keyName;
    private NavigableMap<String, JsonNode> items = new TreeMap<>(SCATTERED);
    private NavigableMap<String, JsonNode> before = items;
    private boolean active;

    StoredTable(String keyName) {
        this.keyName = keyName;
    }

    /** Only who has asked once after the creation finds it active. */
    Map<String, String> description(String name) {
        String status = active ? "ACTIVE" : "CREATING";
        active = true;
        return Map.of("TableName", name, "TableStatus", status);
    }

    boolean active() {
        return active;
    }

    Optional<Refused> checkKey(JsonNode key) {
        return key.size() == 1 && key.path(keyName).has("S")
                ? emptyKey(key)
                : Optional.of(new Refused(AwsError.INVALID, "The provided key element does not match the schema"));
    }

    Optional<Refused> checkItem(JsonNode item) {
        if (!item.path(keyName).has("S"))
            return Optional.of(new Refused(
                    AwsError.INVALID,
                    "One or more parameter values were invalid: Missing the key " + keyName + " in the item"));
        return emptyKey(item);
    }

    String keyOf(JsonNode keyed) {
        return keyed.path(keyName).path("S").asText();
    }

    Optional<JsonNode> read(String key, boolean consistent) {
        return Optional.ofNullable((consistent ? items : before).get(key));
    }

    void write(String key, Optional<JsonNode> item) {
        before = new TreeMap<>(items);
        item.ifPresentOrElse(one -> items.put(key, one), () -> items.remove(key));
    }

    /**
     * As much as fits into a page of what comes after the key; empty: from the start. What is not asked for of an item
     * counts all the same.
     */
    Map<String, Object> page(String after, boolean consistent, boolean counted, List<String> attributes) {
        NavigableMap<String, JsonNode> all = consistent ? items : before;
        List<JsonNode> page = new ArrayList<>();
        Map<String, Object> answer = new HashMap<>();
        int bytes = 0;
        String last = "";
        for (Map.Entry<String, JsonNode> item : (after.isEmpty() ? all : all.tailMap(after, false)).entrySet()) {
            bytes += sizeOf(item.getValue());
            if (bytes > PAGE_BYTES_MAX) {
                answer.put("LastEvaluatedKey", Map.of(keyName, Map.of("S", last)));
                break;
            }
            page.add(attributes.isEmpty() ? item.getValue() : only(item.getValue(), attributes));
            last = item.getKey();
        }
        answer.put("Count", page.size());
        answer.put("ScannedCount", page.size());
        if (!counted) answer.put("Items", page);
        return answer;
    }

    private static JsonNode only(JsonNode item, List<String> attributes) {
        return item.deepCopy() instanceof ObjectNode copy ? copy.retain(attributes) : item;
    }

    List<Map<String, String>> texts() {
        return items.values().stream().map(StoredTable::texts).toList();
    }

    /** Names and values; a number counts as its digits do. */
    static int sizeOf(JsonNode item) {
        return texts(item).entrySet().stream()
                .mapToInt(attribute -> attribute.getKey().getBytes(UTF_8).length
                        + attribute.getValue().getBytes(UTF_8).length)
                .sum();
    }

    private static Map<String, String> texts(JsonNode item) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> attribute : item.properties())
            texts.put(attribute.getKey(), attribute.getValue().elements().next().asText());
        return texts;
    }

    private Optional<Refused> emptyKey(JsonNode keyed) {
        return keyOf(keyed).isEmpty()
                ? Optional.of(new Refused(
                        AwsError.INVALID,
                        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
                                + " contain an empty string value. Key: " + keyName))
                : Optional.empty();
    }
}
