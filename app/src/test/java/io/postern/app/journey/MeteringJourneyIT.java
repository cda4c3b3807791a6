package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.metering.ReveniumRules;
import io.postern.testkit.metering.SinkStandIn;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Calls of an API on their way from its access log to sums, to a sink, and to the next decision; two replicas. */
class MeteringJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String AUTHORIZER_KEY = "the authorizer key of the journeys";
    private static final String ACCESS_LOGS = "/api/v1/metering/access-logs";
    private static final int CALLS = 40;

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final RealRedis REDIS = RealRedis.start();

    @AutoClose
    private static final SinkStandIn REVENIUM = new SinkStandIn(new ReveniumRules("hak_key"));

    @Test
    void eachCallCountsOnceIsToldOnceAndUsesUpItsQuota() {
        try (Journey one = start();
                Journey other = start()) {
            assertThat(one.caller()
                            .putAsOperator("/api/v1/entitlements/shop", """
                                {"routes":[{"methods":["GET"],"path":"/pets/*"}],\
                                "quotas":[{"period":"day","calls":%d}]}\
                                """.formatted(CALLS))
                            .statusCode())
                    .isIn(200, 201);
            Eventually.holds(SOON, "the call is allowed", () -> decision(other).contains("\"Effect\":\"Allow\""));

            String lines = lines();
            assertThat(one.caller().postAsOperator(ACCESS_LOGS, lines).body())
                    .isEqualTo("{\"recorded\":%d,\"duplicates\":0,\"refused\":1}".formatted(CALLS));
            assertThat(other.caller().postAsOperator(ACCESS_LOGS, lines).body())
                    .isEqualTo("{\"recorded\":0,\"duplicates\":%d,\"refused\":1}".formatted(CALLS));

            assertThat(other.caller()
                            .read("/api/v1/metering/usage?bucket=day&groupBy=application&groupBy=route")
                            .body())
                    .contains(
                            "\"application\":\"shop\"",
                            "\"route\":\"/pets/{id}\"",
                            "\"calls\":" + CALLS,
                            "\"errors\":4");
            assertThat(other.caller().read("/api/v1/metering/refused").body()).containsOnlyOnce("\"not_json\"");
            Eventually.holds(SOON, "Revenium is told", () -> REVENIUM.taken().size() == CALLS);
            assertThat(REVENIUM.taken().getFirst().path("application").asText()).isEqualTo("shop");

            Eventually.holds(SOON, "the quota is spent", () -> decision(other).contains("quotaSpent"));
            assertThat(decision(other)).contains("\"Effect\":\"Deny\"").doesNotContain("\"Effect\":\"Allow\"");
        }
        assertThat(REVENIUM.taken()).hasSize(CALLS);
    }

    /** As an API Gateway of the HTTP kind asks, through its Lambda function. */
    private static String decision(Journey journey) {
        return journey.caller()
                .postWithKey("/api/v1/authorizer", AUTHORIZER_KEY, """
                    {"version":"2.0","type":"REQUEST","routeKey":"GET /pets/{id}","rawPath":"/live/pets/7",\
                    "routeArn":"arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/live/GET/pets/7",\
                    "identitySource":["shop"],"headers":{"clientid":"shop"},\
                    "requestContext":{"apiId":"a1b2c3d4e5","stage":"live","http":{"method":"GET","path":"/live/pets/7"}}}\
                    """)
                .body();
    }

    /** As API Gateway writes them: every tenth an error; and one line that breaks off. */
    private static String lines() {
        long now = Instant.now().toEpochMilli();
        return IntStream.range(0, CALLS)
                        .mapToObj(call -> """
                            {"extendedRequestId":"e%d=","requestTimeEpoch":"%d","principalId":"shop","httpMethod":"GET",\
                            "resourcePath":"/pets/{id}","path":"/pets/%d","status":"%d","sourceIp":"192.0.2.7",\
                            "responseLatency":"12","integrationLatency":"-","responseLength":"345"}\
                            """.formatted(call, now, call, call % 10 == 0 ? 502 : 200))
                        .collect(Collectors.joining("\n"))
                + "\n{\"extendedRequestId\":";
    }

    private static Journey start() {
        return Journey.start(Journey.variables(
                REDIS.uri(),
                AWS.endpoint(),
                Map.of(
                        "POSTERN_METERING_AUTHORIZER_KEYS",
                        AUTHORIZER_KEY,
                        "POSTERN_METERING_AUTHORIZER_TTL",
                        "6s",
                        "REVENIUM_PLATFORM_API",
                        REVENIUM.uri().toString(),
                        "REVENIUM_PLATFORM_API_KEY",
                        "hak_key")));
    }
}
