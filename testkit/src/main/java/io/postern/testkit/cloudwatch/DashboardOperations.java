package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** CloudWatch's dashboards, of which the body is looked at no closer than whether it is an object in JSON. */
final class DashboardOperations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<String, String> bodies = new TreeMap<>();

    synchronized Answer answer(Operation operation, JsonNode request) {
        String name = request.path("DashboardName").asText();
        return switch (operation) {
            case PUT_DASHBOARD -> put(name, request.path("DashboardBody").asText());
            case GET_DASHBOARD -> get(name);
            case LIST_DASHBOARDS ->
                new Accepted(Map.of(
                        "DashboardEntries",
                        bodies.keySet().stream()
                                .filter(one -> one.startsWith(
                                        request.path("DashboardNamePrefix").asText()))
                                .map(one -> Map.of("DashboardName", one))
                                .toList()));
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of dashboards)");
        };
    }

    synchronized List<String> names() {
        return List.copyOf(bodies.keySet());
    }

    synchronized void clear() {
        bodies.clear();
    }

    private Answer put(String name, String body) {
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            return new Refused(AwsError.INVALID_PARAMETER_VALUE, "The value for parameter DashboardName is invalid.");
        }
        if (!isObject(body)) {
            return new Refused(
                    AwsError.DASHBOARD_INVALID, "The dashboard body is invalid, there are 1 validation errors");
        }
        bodies.put(name, body);
        return new Accepted(Map.of("DashboardValidationMessages", List.of()));
    }

    private Answer get(String name) {
        String body = bodies.get(name);
        if (body == null) {
            return new Refused(AwsError.DASHBOARD_NOT_FOUND, "Dashboard " + name + " does not exist");
        }
        return new Accepted(Map.of("DashboardName", name, "DashboardBody", body));
    }

    private static boolean isObject(String body) {
        try {
            return JSON.readTree(body).isObject();
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
