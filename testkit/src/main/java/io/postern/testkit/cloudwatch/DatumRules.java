package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of PutMetricData, in AWS's words where they are known from published error reports, in words of the same
 * form elsewhere. One broken rule refuses the request whole.
 */
final class DatumRules {

    /** API_MetricDatum, in the order in which AWS's error names them. */
    private static final List<String> UNITS = List.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Kilobits",
            "Megabits",
            "Gigabits",
            "Terabits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Gigabytes/Second",
            "Terabytes/Second",
            "Bits/Second",
            "Kilobits/Second",
            "Megabits/Second",
            "Gigabits/Second",
            "Terabits/Second",
            "Count/Second",
            "None");

    private final Instant now;
    private final List<Refused> broken = new ArrayList<>();

    private DatumRules(Instant now) {
        this.now = now;
    }

    static Optional<Refused> check(JsonNode request, Instant now) {
        DatumRules rules = new DatumRules(now);
        rules.checkNamespace(request.path("Namespace"));
        rules.checkDatums(request.path("MetricData"));
        return rules.broken.isEmpty() ? Optional.empty() : Optional.of(Refused.together(rules.broken));
    }

    private void checkNamespace(JsonNode namespace) {
        checkText(namespace, "Namespace", Limit.NAMESPACE_CHARACTERS);
        if (namespace.asText().startsWith("AWS/")) {
            invalidValue(namespace.asText(), "Namespace");
        }
    }

    private void checkDatums(JsonNode datums) {
        if (datums.isEmpty()) {
            required("MetricData");
        } else if (Limit.DATUMS_PER_REQUEST.exceededBy(datums.size())) {
            tooMany("MetricData", Limit.DATUMS_PER_REQUEST);
        } else {
            for (int i = 0; i < datums.size(); i++) {
                checkDatum(datums.get(i), "MetricData.member." + (i + 1));
            }
        }
    }

    private void checkDatum(JsonNode datum, String at) {
        checkText(datum.path("MetricName"), at + ".MetricName", Limit.METRIC_NAME_CHARACTERS);
        checkDimensions(datum.path("Dimensions"), at + ".Dimensions");
        broken.addAll(ValueRules.check(datum, at));
        checkUnit(datum.path("Unit"), at + ".Unit");
        JsonNode resolution = datum.path("StorageResolution");
        if (present(resolution) && resolution.asInt() != 1 && resolution.asInt() != 60) {
            invalid("The parameter " + at + ".StorageResolution must be a value in the set [ 1, 60 ].");
        }
        checkTimestamp(datum.path("Timestamp"), at + ".Timestamp");
    }

    private void checkDimensions(JsonNode dimensions, String at) {
        if (Limit.DIMENSIONS_PER_DATUM.exceededBy(dimensions.size())) {
            tooMany(at, Limit.DIMENSIONS_PER_DATUM);
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < dimensions.size(); i++) {
            JsonNode name = dimensions.get(i).path("Name");
            String member = at + ".member." + (i + 1);
            checkText(name, member + ".Name", Limit.DIMENSION_NAME_CHARACTERS);
            checkText(dimensions.get(i).path("Value"), member + ".Value", Limit.DIMENSION_VALUE_CHARACTERS);
            if (!names.add(name.asText())) {
                // AWS's pages do not say what it makes of a name that comes twice, so nobody may rely on it.
                invalidValue(name.asText(), member + ".Name");
            }
        }
    }

    private void checkText(JsonNode node, String at, Limit length) {
        String text = node.asText();
        if (!present(node) || text.isBlank()) {
            required(at);
            return;
        }
        if (!text.chars().allMatch(c -> c < 128)) {
            invalid("The value for parameter " + at + " contains non-ASCII characters.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            invalid("The value for parameter " + at + " contains control characters.");
        }
        if (length.exceededBy(text.length())) {
            invalid("The parameter " + at + " must be shorter than " + (length.max() + 1) + " characters.");
        }
        boolean mayStartWithColon = length == Limit.DIMENSION_VALUE_CHARACTERS || at.endsWith(".MetricName");
        if (text.startsWith(":") && !mayStartWithColon) {
            invalidValue(text, at);
        }
    }

    private void checkUnit(JsonNode unit, String at) {
        if (present(unit) && !UNITS.contains(unit.asText())) {
            invalid("The parameter " + at + " must be a value in the set [ " + String.join(", ", UNITS) + " ].");
        }
    }

    private void checkTimestamp(JsonNode timestamp, String at) {
        if (!present(timestamp)) {
            return;
        }
        Instant time = DatumReader.instant(timestamp);
        if (time.isBefore(now.minus(Limit.METRIC_PAST_SECONDS.duration()))) {
            invalid("The parameter " + at + " must specify a time within the past two weeks.");
        }
        if (time.isAfter(now.plus(Limit.METRIC_FUTURE_SECONDS.duration()))) {
            invalid("The parameter " + at + " must specify a time no more than two hours in the future.");
        }
    }

    private void required(String at) {
        broken.add(new Refused(AwsError.MISSING_PARAMETER, "The parameter " + at + " is required."));
    }

    private void tooMany(String at, Limit limit) {
        invalid("The collection " + at + " must not have a size greater than " + limit.max() + ".");
    }

    private void invalidValue(String value, String at) {
        invalid("The value " + value + " for parameter " + at + " is invalid.");
    }

    private void invalid(String message) {
        broken.add(new Refused(AwsError.INVALID_PARAMETER_VALUE, message));
    }

    private static boolean present(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
