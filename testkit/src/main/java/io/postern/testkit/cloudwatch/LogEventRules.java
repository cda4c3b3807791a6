package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules of PutLogEvents that refuse the request whole. */
final class LogEventRules {

    private LogEventRules() {}

    static Optional<Refused> check(JsonNode events) {
        return checkCount(events)
                .or(() -> checkMembers(events))
                .or(() -> checkBytes(events))
                .or(() -> checkOrder(events));
    }

    private static Optional<Refused> checkCount(JsonNode events) {
        if (events.isEmpty()) {
            return constraint("[]", "logEvents", "Member must have length greater than or equal to 1");
        }
        if (Limit.LOG_EVENTS_PER_REQUEST.exceededBy(events.size())) {
            return constraint(
                    "[" + events.size() + " events]",
                    "logEvents",
                    "Member must have length less than or equal to " + Limit.LOG_EVENTS_PER_REQUEST.max());
        }
        return Optional.empty();
    }

    private static Optional<Refused> checkMembers(JsonNode events) {
        for (int i = 0; i < events.size(); i++) {
            String member = "logEvents." + (i + 1) + ".member.";
            JsonNode timestamp = events.get(i).path("timestamp");
            if (events.get(i).path("message").asText().isEmpty()) {
                return constraint("", member + "message", "Member must have length greater than or equal to 1");
            }
            if (!timestamp.isIntegralNumber() || timestamp.asLong() < 0) {
                return constraint(
                        timestamp.asText(), member + "timestamp", "Member must have value greater than or equal to 0");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> checkBytes(JsonNode events) {
        long total = 0;
        for (JsonNode event : events) {
            long bytes = event.path("message").asText().getBytes(StandardCharsets.UTF_8).length
                    + (long) Limit.LOG_EVENT_OVERHEAD_BYTES.max();
            if (Limit.LOG_EVENT_BYTES.exceededBy(bytes)) {
                return refused(
                        "Log event too large: " + bytes + " bytes exceeds limit of " + Limit.LOG_EVENT_BYTES.max());
            }
            total += bytes;
        }
        if (Limit.LOG_REQUEST_BYTES.exceededBy(total)) {
            return refused("Upload too large: " + total + " bytes exceeds limit of " + Limit.LOG_REQUEST_BYTES.max());
        }
        return Optional.empty();
    }

    private static Optional<Refused> checkOrder(JsonNode events) {
        long first = events.get(0).path("timestamp").asLong();
        long previous = first;
        for (JsonNode event : events) {
            long timestamp = event.path("timestamp").asLong();
            if (timestamp < previous) {
                return refused("Log events in a single PutLogEvents request must be in chronological order.");
            }
            previous = timestamp;
        }
        if (previous - first > Limit.LOG_REQUEST_SPAN_SECONDS.duration().toMillis()) {
            return refused("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
        return Optional.empty();
    }

    private static Optional<Refused> constraint(String value, String at, String rule) {
        return Optional.of(LogNames.constraint("Value '" + value + "'", at, rule));
    }

    private static Optional<Refused> refused(String message) {
        return Optional.of(new Refused(AwsError.INVALID_PARAMETER, message));
    }
}
