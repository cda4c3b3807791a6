package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.ArrayList;
import java.util.List;

/** What a datum may carry: one of Value, Values (with or without Counts) and StatisticValues, all within range. */
final class ValueRules {

    private static final double RANGE = Math.scalb(1.0, Limit.METRIC_VALUE_BINARY_EXPONENT.max());
    private static final List<String> STATISTICS = List.of("SampleCount", "Sum", "Minimum", "Maximum");

    private final JsonNode datum;
    private final String at;
    private final List<Refused> broken = new ArrayList<>();

    private ValueRules(JsonNode datum, String at) {
        this.datum = datum;
        this.at = at;
    }

    static List<Refused> check(JsonNode datum, String at) {
        ValueRules rules = new ValueRules(datum, at);
        rules.checkForms();
        if (rules.has("Value")) {
            rules.checkNumber(datum.path("Value"), at + ".Value");
        }
        rules.checkValues();
        rules.checkStatistics();
        return rules.broken;
    }

    private void checkForms() {
        List<String> forms = List.of("Value", "Values", "StatisticValues").stream()
                .filter(this::has)
                .toList();
        if (forms.isEmpty()) {
            combination("At least one of the parameters " + at + ".Value and " + at
                    + ".StatisticValues must be specified.");
        } else if (forms.size() > 1) {
            combination("The parameters " + at + "." + forms.get(0) + " and " + at + "." + forms.get(1)
                    + " are mutually exclusive and you have specified both.");
        }
        if (has("Counts") && !has("Values")) {
            combination("The parameter " + at + ".Values must be specified when " + at + ".Counts is.");
        }
    }

    private void checkValues() {
        JsonNode values = datum.path("Values");
        JsonNode counts = datum.path("Counts");
        if (Limit.VALUES_PER_DATUM.exceededBy(values.size())) {
            invalid("The collection " + at + ".Values must not have a size greater than " + Limit.VALUES_PER_DATUM.max()
                    + ".");
            return;
        }
        if (has("Values") && has("Counts") && values.size() != counts.size()) {
            invalid("The parameters " + at + ".Values and " + at + ".Counts must be of the same size.");
        }
        for (int i = 0; i < values.size(); i++) {
            checkNumber(values.get(i), at + ".Values.member." + (i + 1));
        }
        for (int i = 0; i < counts.size(); i++) {
            checkNumber(counts.get(i), at + ".Counts.member." + (i + 1));
            if (counts.get(i).doubleValue() < 0) {
                invalidValue(counts.get(i), at + ".Counts.member." + (i + 1));
            }
        }
    }

    private void checkStatistics() {
        JsonNode set = datum.path("StatisticValues");
        if (!has("StatisticValues")) {
            return;
        }
        boolean complete = true;
        for (String name : STATISTICS) {
            if (set.path(name).isMissingNode() || set.path(name).isNull()) {
                broken.add(new Refused(
                        AwsError.MISSING_PARAMETER,
                        "The parameter " + at + ".StatisticValues." + name + " is required."));
                complete = false;
            } else {
                checkNumber(set.path(name), at + ".StatisticValues." + name);
            }
        }
        if (complete && set.path("SampleCount").doubleValue() <= 0) {
            invalid("The parameter " + at + ".StatisticValues.SampleCount must be greater than 0.");
        }
        if (complete && set.path("Minimum").doubleValue() > set.path("Maximum").doubleValue()) {
            invalid("The parameter " + at + ".StatisticValues.Maximum must not be less than " + at
                    + ".StatisticValues.Minimum.");
        }
    }

    private void checkNumber(JsonNode number, String where) {
        // A NaN is not less than anything, so the question is whether the value is inside and not whether it is
        // outside.
        if (!number.isNumber() || !(Math.abs(number.doubleValue()) <= RANGE)) {
            invalidValue(number, where);
        }
    }

    /** The SDK sends an empty list for one that was set to be empty, and AWS takes it for none. */
    private boolean has(String name) {
        JsonNode node = datum.path(name);
        return !node.isMissingNode() && !node.isNull() && !(node.isArray() && node.isEmpty());
    }

    private void invalidValue(JsonNode value, String where) {
        invalid("The value " + value.asText() + " for parameter " + where + " is invalid.");
    }

    private void invalid(String message) {
        broken.add(new Refused(AwsError.INVALID_PARAMETER_VALUE, message));
    }

    private void combination(String message) {
        broken.add(new Refused(AwsError.INVALID_PARAMETER_COMBINATION, message));
    }
}
