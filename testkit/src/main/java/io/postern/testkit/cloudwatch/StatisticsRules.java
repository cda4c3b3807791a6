package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rules of GetMetricStatistics. */
final class StatisticsRules {

    private StatisticsRules() {}

    static Optional<Refused> check(JsonNode request, List<String> wanted) {
        for (String name : List.of("Namespace", "MetricName", "StartTime", "EndTime", "Period")) {
            if (request.path(name).asText().isEmpty()) {
                return refused(AwsError.MISSING_PARAMETER, "The parameter " + name + " is required.");
            }
        }
        if (wanted.isEmpty()) {
            return refused(AwsError.MISSING_PARAMETER, "Must specify either Statistics or ExtendedStatistics.");
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!Period.knows(wanted.get(i))) {
                return refused(
                        AwsError.INVALID_PARAMETER_VALUE,
                        "The parameter Statistics.member." + (i + 1)
                                + " must be a value in the set [ Minimum, Maximum, Average, SampleCount, Sum ].");
            }
        }
        return checkRange(request);
    }

    static boolean isPeriod(long seconds) {
        return seconds == 1
                || seconds == 5
                || seconds == 10
                || seconds == 20
                || seconds == 30
                || (seconds > 0 && seconds % 60 == 0);
    }

    private static Optional<Refused> checkRange(JsonNode request) {
        long period = request.path("Period").asLong();
        if (!isPeriod(period)) {
            return refused(
                    AwsError.INVALID_PARAMETER_VALUE,
                    "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.");
        }
        Duration range = Duration.between(
                DatumReader.instant(request.path("StartTime")), DatumReader.instant(request.path("EndTime")));
        if (!range.isPositive()) {
            return refused(
                    AwsError.INVALID_PARAMETER_VALUE,
                    "The parameter StartTime must be less than the parameter EndTime.");
        }
        long points = Math.ceilDiv(range.toSeconds(), period);
        if (Limit.STATISTICS_DATAPOINTS.exceededBy(points)) {
            return refused(
                    AwsError.INVALID_PARAMETER_COMBINATION,
                    "You have requested up to " + points + " datapoints, which exceeds the limit of "
                            + Limit.STATISTICS_DATAPOINTS.max()
                            + ". You may reduce the datapoints requested by increasing Period, or decreasing the time"
                            + " range.");
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(AwsError error, String message) {
        return Optional.of(new Refused(error, message));
    }
}
