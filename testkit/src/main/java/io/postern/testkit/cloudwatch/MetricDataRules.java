package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of GetMetricData. */
final class MetricDataRules {

    private static final String ID_PATTERN = "^[a-z][a-zA-Z0-9_]*$";

    private final List<Refused> broken = new ArrayList<>();

    private MetricDataRules() {}

    static Optional<Refused> check(JsonNode request) {
        MetricDataRules rules = new MetricDataRules();
        rules.checkRange(request);
        rules.checkQueries(request.path("MetricDataQueries"));
        return rules.broken.isEmpty() ? Optional.empty() : Optional.of(Refused.together(rules.broken));
    }

    private void checkRange(JsonNode request) {
        for (String name : List.of("StartTime", "EndTime")) {
            if (!request.path(name).isNumber()) {
                invalid("The parameter " + name + " is required.");
                return;
            }
        }
        int order = Double.compare(
                request.path("StartTime").doubleValue(), request.path("EndTime").doubleValue());
        if (order == 0) {
            invalid("The parameter StartTime must not equal parameter EndTime.");
        } else if (order > 0) {
            invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        JsonNode page = request.path("MaxDatapoints");
        if (page.isNumber() && (page.asLong() < 1 || Limit.METRIC_DATA_DATAPOINTS.exceededBy(page.asLong()))) {
            invalid("The parameter MaxDatapoints must be between 1 and " + Limit.METRIC_DATA_DATAPOINTS.max() + ".");
        }
    }

    private void checkQueries(JsonNode queries) {
        if (queries.isEmpty()) {
            invalid("The parameter MetricDataQueries is required.");
        }
        if (Limit.METRIC_DATA_QUERIES.exceededBy(queries.size())) {
            invalid("The collection MetricDataQueries must not have a size greater than "
                    + Limit.METRIC_DATA_QUERIES.max() + ".");
            return;
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < queries.size(); i++) {
            checkQuery(queries.get(i), "MetricDataQueries.member." + (i + 1), ids);
        }
    }

    private void checkQuery(JsonNode query, String at, Set<String> ids) {
        String id = query.path("Id").asText();
        JsonNode stat = query.path("MetricStat");
        if (!id.matches(ID_PATTERN)) {
            invalid("The value " + id + " for parameter " + at + ".Id is not matching the expected pattern "
                    + ID_PATTERN + ".");
        }
        if (!ids.add(id)) {
            invalid("The values for parameter Id in MetricDataQueries are not unique.");
        }
        if (!stat.isObject()) {
            // Metric math and Metrics Insights are beyond the stand-in; a wrong answer would be worse than none.
            invalid("The parameter " + at + ".MetricStat is required: the stand-in answers no expressions.");
            return;
        }
        if (!Period.knows(stat.path("Stat").asText())) {
            invalid("The value " + stat.path("Stat").asText() + " for parameter " + at
                    + ".MetricStat.Stat is not a valid statistic.");
        }
        if (!StatisticsRules.isPeriod(stat.path("Period").asLong())) {
            invalid("The value " + stat.path("Period").asText() + " for parameter " + at
                    + ".MetricStat.Period is not 1, 5, 10, 20, 30 or a multiple of 60.");
        }
    }

    private void invalid(String message) {
        broken.add(new Refused(AwsError.VALIDATION_ERROR, message));
    }
}
