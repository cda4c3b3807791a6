package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import io.postern.testkit.cloudwatch.StoredDatum.Series;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** CloudWatch's calls: what was put, and what metrics there are. Reading is {@link MetricQueries}. */
final class MetricOperations {

    private final Clock clock;
    private final Faults faults;
    private final List<StoredDatum> stored = new ArrayList<>();
    private final DashboardOperations dashboards;

    MetricOperations(Clock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
        this.dashboards = new DashboardOperations(clock);
    }

    Answer answer(Operation operation, int bodyBytes, JsonNode request) {
        return switch (operation) {
            case PUT_METRIC_DATA ->
                tooLarge(bodyBytes, Limit.PUT_METRIC_DATA_BYTES).orElseGet(() -> put(request));
            case LIST_METRICS -> list(request);
            case PUT_DASHBOARD, GET_DASHBOARD, LIST_DASHBOARDS, DELETE_DASHBOARDS ->
                dashboards.answer(operation, request);
            case GET_METRIC_STATISTICS -> new MetricQueries(taken()).statistics(request);
            case GET_METRIC_DATA ->
                tooLarge(bodyBytes, Limit.GET_METRIC_DATA_BYTES)
                        .orElseGet(() -> new MetricQueries(taken()).metricData(request));
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of metrics)");
        };
    }

    synchronized List<StoredDatum> taken() {
        return List.copyOf(stored);
    }

    List<String> dashboards() {
        return dashboards.names();
    }

    synchronized void clear() {
        stored.clear();
        dashboards.clear();
    }

    private static Optional<Answer> tooLarge(int bodyBytes, Limit limit) {
        if (!limit.exceededBy(bodyBytes)) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                AwsError.REQUEST_TOO_LARGE, "Request size " + bodyBytes + " exceeded " + limit.max() + " bytes"));
    }

    private Answer put(JsonNode request) {
        Instant now = clock.instant();
        Optional<Refused> refused = DatumRules.check(request, now);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<StoredDatum> datums = DatumReader.read(request, now);
        Optional<Refused> poisoned = poisoned(datums);
        if (poisoned.isPresent()) {
            return poisoned.get();
        }
        synchronized (this) {
            stored.addAll(datums);
        }
        return Accepted.EMPTY;
    }

    private Optional<Refused> poisoned(List<StoredDatum> datums) {
        Predicate<StoredDatum> poison = faults.poisonedDatum();
        List<Refused> refusals = new ArrayList<>();
        for (int i = 0; i < datums.size(); i++) {
            if (poison.test(datums.get(i))) {
                refusals.add(new Refused(
                        AwsError.INVALID_PARAMETER_VALUE,
                        "The value " + datums.get(i).metricName() + " for parameter MetricData.member." + (i + 1)
                                + ".MetricName is invalid."));
            }
        }
        return refusals.isEmpty() ? Optional.empty() : Optional.of(Refused.together(refusals));
    }

    private Answer list(JsonNode request) {
        List<Series> matching = taken().stream()
                .map(StoredDatum::series)
                .distinct()
                .filter(series -> matches(request, series))
                .toList();
        Optional<Page<Series>> page = Page.of(matching, request.path("NextToken"), Limit.LIST_METRICS_PAGE.max());
        if (page.isEmpty()) {
            return new Refused(AwsError.INVALID_PARAMETER_VALUE, "Invalid nextToken");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "Metrics",
                page.get().items().stream().map(MetricOperations::metric).toList());
        page.get().putToken(body, "NextToken");
        return new Accepted(body);
    }

    /** A filter without a value asks only whether the metric has that dimension. */
    private static boolean matches(JsonNode request, Series series) {
        if (!series.namespace().equals(request.path("Namespace").asText(series.namespace()))
                || !series.metricName().equals(request.path("MetricName").asText(series.metricName()))) {
            return false;
        }
        for (JsonNode filter : request.path("Dimensions")) {
            String value = series.dimensions().get(filter.path("Name").asText());
            if (value == null || !value.equals(filter.path("Value").asText(value))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> metric(Series series) {
        return Map.of(
                "Namespace",
                series.namespace(),
                "MetricName",
                series.metricName(),
                "Dimensions",
                series.dimensions().entrySet().stream()
                        .map(dimension -> Map.of("Name", dimension.getKey(), "Value", dimension.getValue()))
                        .toList());
    }
}
