package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** CloudWatch's dashboards. */
final class DashboardOperations {

    private static final String NAME = "[A-Za-z0-9_-]{1,255}";

    private record Stored(String name, String body, Instant at) {}

    private final Clock clock;
    private final SortedMap<String, Stored> stored = new TreeMap<>();

    DashboardOperations(Clock clock) {
        this.clock = clock;
    }

    synchronized Answer answer(Operation operation, JsonNode request) {
        String name = request.path("DashboardName").asText();
        return switch (operation) {
            case PUT_DASHBOARD -> put(name, request.path("DashboardBody").asText());
            case GET_DASHBOARD -> get(name);
            case LIST_DASHBOARDS -> list(request);
            case DELETE_DASHBOARDS -> delete(request.path("DashboardNames"));
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of dashboards)");
        };
    }

    synchronized List<String> names() {
        return List.copyOf(stored.keySet());
    }

    synchronized void clear() {
        stored.clear();
    }

    private Answer put(String name, String body) {
        if (!name.matches(NAME)) {
            return new Refused(AwsError.INVALID_PARAMETER_VALUE, "The value for parameter DashboardName is invalid.");
        }
        List<Map<String, String>> findings = DashboardRules.check(body);
        if (!findings.isEmpty()) {
            return new Refused(
                    AwsError.DASHBOARD_INVALID,
                    "The dashboard body is invalid, there are " + findings.size() + " validation errors",
                    Map.of("dashboardValidationMessages", findings));
        }
        stored.put(name, new Stored(name, body, clock.instant()));
        return new Accepted(Map.of("DashboardValidationMessages", List.of()));
    }

    private Answer get(String name) {
        Stored found = stored.get(name);
        if (found == null) {
            return missing(name);
        }
        return new Accepted(Map.of("DashboardArn", arn(name), "DashboardName", name, "DashboardBody", found.body()));
    }

    private Answer list(JsonNode request) {
        String prefix = request.path("DashboardNamePrefix").asText();
        if (!prefix.isEmpty() && !prefix.matches(NAME)) {
            return new Refused(
                    AwsError.INVALID_PARAMETER_VALUE, "The value for parameter DashboardNamePrefix is invalid.");
        }
        List<Map<String, Object>> matching = stored.values().stream()
                .filter(one -> one.name().startsWith(prefix))
                .map(DashboardOperations::entry)
                .toList();
        Optional<Page<Map<String, Object>>> page =
                Page.of(matching, request.path("NextToken"), Limit.LIST_DASHBOARDS_PAGE.max());
        if (page.isEmpty()) {
            return new Refused(AwsError.INVALID_PARAMETER_VALUE, "Invalid nextToken");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("DashboardEntries", page.get().items());
        page.get().putToken(body, "NextToken");
        return new Accepted(body);
    }

    /** All or none, as AWS says. */
    private Answer delete(JsonNode names) {
        if (names.isEmpty()) {
            return new Refused(AwsError.MISSING_PARAMETER, "The parameter DashboardNames is required.");
        }
        if (Limit.DASHBOARDS_PER_DELETE.exceededBy(names.size())) {
            return new Refused(
                    AwsError.INVALID_PARAMETER_VALUE,
                    "The collection DashboardNames must not have a size greater than "
                            + Limit.DASHBOARDS_PER_DELETE.max() + ".");
        }
        Set<String> wanted = new LinkedHashSet<>();
        names.forEach(name -> wanted.add(name.asText()));
        for (String name : wanted) {
            if (!stored.containsKey(name)) {
                return missing(name);
            }
        }
        stored.keySet().removeAll(wanted);
        return Accepted.EMPTY;
    }

    private static Refused missing(String name) {
        return new Refused(AwsError.DASHBOARD_NOT_FOUND, "Dashboard " + name + " does not exist");
    }

    private static Map<String, Object> entry(Stored one) {
        return Map.of(
                "DashboardArn",
                arn(one.name()),
                "DashboardName",
                one.name(),
                "LastModified",
                one.at(),
                "Size",
                one.body().getBytes(StandardCharsets.UTF_8).length);
    }

    private static String arn(String name) {
        return "arn:aws:cloudwatch::000000000000:dashboard/" + name;
    }
}
