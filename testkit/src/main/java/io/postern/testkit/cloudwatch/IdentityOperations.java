package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS: who a key belongs to, and keys for roles. Any key but one given here belongs to the same user. */
final class IdentityOperations {

    private static final Pattern ROLE = Pattern.compile("arn:(aws[a-z-]*):iam::([0-9]{12}):role/(.+)");

    private record Caller(String account, String arn) {}

    private static final Caller USER = new Caller("123456789012", "arn:aws:iam::123456789012:user/stand-in");

    private final Clock clock;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    IdentityOperations(Clock clock) {
        this.clock = clock;
    }

    Answer answer(Operation operation, String accessKeyId, JsonNode request) {
        return switch (operation) {
            case GET_CALLER_IDENTITY -> identity(callers.getOrDefault(accessKeyId, USER));
            case ASSUME_ROLE -> assume(request);
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of sts)");
        };
    }

    void clear() {
        callers.clear();
    }

    private static Answer identity(Caller caller) {
        Map<String, String> result =
                Map.of("Account", caller.account(), "Arn", caller.arn(), "UserId", "AIDASTANDIN000000001");
        return new Accepted(Map.of("GetCallerIdentityResponse", Map.of("GetCallerIdentityResult", result)));
    }

    private Answer assume(JsonNode request) {
        Matcher role = ROLE.matcher(request.path("RoleArn").asText());
        String session = request.path("RoleSessionName").asText();
        if (!role.matches() || session.isEmpty()) {
            return new Refused(AwsError.VALIDATION_ERROR, "RoleArn or RoleSessionName is invalid");
        }
        String id = "ASIASTANDIN%09d".formatted(callers.size() + 1);
        String arn =
                "arn:" + role.group(1) + ":sts::" + role.group(2) + ":assumed-role/" + role.group(3) + "/" + session;
        callers.put(id, new Caller(role.group(2), arn));
        Map<String, String> credentials = Map.of(
                "AccessKeyId",
                id,
                "SecretAccessKey",
                "a secret of the stand-in",
                "SessionToken",
                "a token of the stand-in",
                "Expiration",
                clock.instant().plus(Duration.ofMinutes(15)).toString());
        return new Accepted(
                Map.of("AssumeRoleResponse", Map.of("AssumeRoleResult", Map.of("Credentials", credentials))));
    }
}
