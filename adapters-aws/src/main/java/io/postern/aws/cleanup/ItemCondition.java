package io.postern.aws.cleanup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * That an item still is what was read of it, attribute by attribute: others may have left some out.
 *
 * @param expression of a conditional write
 */
record ItemCondition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

    /** The same, as the SDK wants it: DynamoDB refuses an empty map. */
    @Nullable
    Map<String, AttributeValue> valuesOrNull() {
        return values.isEmpty() ? null : values;
    }

    static ItemCondition still(Map<String, AttributeValue> item, List<String> attributes) {
        StringJoiner terms = new StringJoiner(" AND ");
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        for (String attribute : attributes) {
            // Their names are words that DynamoDB keeps for itself.
            names.put("#" + attribute, attribute);
            AttributeValue value = item.get(attribute);
            if (value == null) {
                terms.add("attribute_not_exists(#" + attribute + ")");
            } else {
                terms.add("#" + attribute + " = :" + attribute);
                values.put(":" + attribute, value);
            }
        }
        return new ItemCondition(terms.toString(), names, values);
    }
}
