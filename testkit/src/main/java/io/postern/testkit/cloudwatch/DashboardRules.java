package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of "Dashboard body structure and syntax" that hold for every widget; none of its own properties. */
final class DashboardRules {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> TYPES = Set.of("metric", "text", "log", "alarm", "explorer", "custom");

    private final List<Map<String, String>> findings = new ArrayList<>();

    private DashboardRules() {}

    /** What is wrong with a body, as DashboardValidationMessages; nothing when it is valid. */
    static List<Map<String, String>> check(String body) {
        DashboardRules rules = new DashboardRules();
        rules.checkBody(body);
        return rules.findings;
    }

    private void checkBody(String body) {
        JsonNode root = parsed(body);
        if (!root.isObject()) {
            found("", "The field DashboardBody must be a valid JSON object");
            return;
        }
        JsonNode widgets = root.path("widgets");
        if (widgets.isMissingNode()) {
            found("", "Should have required property 'widgets'");
            return;
        }
        if (!widgets.isArray()) {
            found("/widgets", "Should be array");
            return;
        }
        if (Limit.DASHBOARD_WIDGETS.exceededBy(widgets.size())) {
            found("/widgets", "Should NOT have more than " + Limit.DASHBOARD_WIDGETS.max() + " items");
        }
        for (int i = 0; i < widgets.size(); i++) {
            checkWidget(widgets.get(i), "/widgets/" + i);
        }
    }

    private void checkWidget(JsonNode widget, String at) {
        if (!TYPES.contains(widget.path("type").asText())
                || !widget.path("properties").isObject()) {
            found(at, "Should match exactly one schema in oneOf");
        }
        checkNumber(widget.path("width"), at + "/width", 1, 24);
        checkNumber(widget.path("height"), at + "/height", 1, 1000);
        checkNumber(widget.path("x"), at + "/x", 0, 23);
        checkNumber(widget.path("y"), at + "/y", 0, Integer.MAX_VALUE);
    }

    private void checkNumber(JsonNode number, String at, long min, long max) {
        if (!number.isMissingNode() && (!number.isIntegralNumber() || number.asLong() < min || number.asLong() > max)) {
            found(at, "Should be integer, >= " + min + " and <= " + max);
        }
    }

    private void found(String dataPath, String message) {
        findings.add(Map.of("DataPath", dataPath, "Message", message));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return JSON.missingNode();
        }
    }
}
