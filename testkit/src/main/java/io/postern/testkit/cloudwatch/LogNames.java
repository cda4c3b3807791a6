package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.util.Optional;

/** The rules for names of groups and streams, in the words of AWS's request validation. */
final class LogNames {

    private static final String GROUP_PATTERN = "[\\.\\-_/#A-Za-z0-9]+";
    private static final String STREAM_PATTERN = "[^:*]*";

    private LogNames() {}

    static Optional<Refused> checkGroup(JsonNode request) {
        return check(request.path("logGroupName"), "logGroupName", Limit.LOG_GROUP_NAME_CHARACTERS, GROUP_PATTERN);
    }

    static Optional<Refused> checkStream(JsonNode request) {
        return check(request.path("logStreamName"), "logStreamName", Limit.LOG_STREAM_NAME_CHARACTERS, STREAM_PATTERN);
    }

    private static Optional<Refused> check(JsonNode name, String at, Limit length, String pattern) {
        String value = "Value '" + name.asText() + "'";
        if (!name.isTextual()) {
            return Optional.of(constraint("Value null", at, "Member must not be null"));
        }
        if (name.asText().isEmpty()) {
            return Optional.of(constraint(value, at, "Member must have length greater than or equal to 1"));
        }
        if (length.exceededBy(name.asText().length())) {
            return Optional.of(constraint(value, at, "Member must have length less than or equal to " + length.max()));
        }
        if (!name.asText().matches(pattern)) {
            return Optional.of(constraint(value, at, "Member must satisfy regular expression pattern: " + pattern));
        }
        return Optional.empty();
    }

    static Refused constraint(String value, String at, String rule) {
        return new Refused(
                AwsError.INVALID_PARAMETER,
                "1 validation error detected: " + value + " at '" + at + "' failed to satisfy constraint: " + rule);
    }
}
