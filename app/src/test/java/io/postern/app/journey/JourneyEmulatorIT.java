package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.emulator.LocalEmu;
import io.postern.testkit.redis.RealRedis;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same journeys against an AWS that nobody here wrote, so that the stand-in cannot be wrong alone. */
class JourneyEmulatorIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final LocalEmu AWS = LocalEmu.start();
    private static final RealRedis REDIS = RealRedis.start();
    private static Journey journey;
    private static String token;

    @BeforeAll
    static void start() {
        journey = Journey.start(Journey.variables(
                REDIS.uri(),
                AWS.endpoint(),
                Map.of("POSTERN_DESTINATIONS_MASTER_KEYS", "one:the-one-master-key-of-the-journeys")));
        token = journey.caller().accessToken();
    }

    @AfterAll
    static void stop() {
        journey.close();
        REDIS.close();
        AWS.close();
    }

    @Test
    void aMetricArrivesAndCanBeReadBack() {
        assertThat(journey.caller().sendMetric(token, "journey", "sales", 12.5).statusCode())
                .isEqualTo(201);

        Eventually.holds(SOON, "the metric is readable", () -> journey.caller()
                .read("/api/v1/metrics/statistics?namespace=journey&metricName=sales&statistic=Sum")
                .body()
                .contains("\"Sum\":12.5"));
    }

    @Test
    void anEventArrivesInAGroupThatDidNotExistAndCanBeReadBack() {
        assertThat(journey.caller()
                        .sendLogEvent(token, "journey", "web", "hello emulator")
                        .statusCode())
                .isEqualTo(201);

        Eventually.holds(SOON, "the event is readable", () -> journey.caller()
                .read("/api/v1/logs/events?logGroupName=journey")
                .body()
                .contains("\"message\":\"hello emulator\""));
    }

    @Test
    void aRoleIsAssumedAndWhatGoesThroughItCanBeReadBack() {
        Caller caller = journey.caller();
        String role = """
            {"name":"role","kind":"assumedRole","roleArn":"arn:aws:iam::000000000000:role/postern","externalId":"us",\
            "region":"eu-west-1","endpoint":"%s"}\
            """.formatted(AWS.endpoint());
        assertThat(caller.postAsOperator("/api/v1/destinations", role).statusCode())
                .isEqualTo(201);
        assertThat(caller.postAsOperator("/api/v1/destinations/role/test", "").body())
                .contains(":assumed-role/postern/");
        String through = caller.accessTokenOf("to-role", "role");

        assertThat(caller.sendMetric(through, "role", "sales", 2.5).statusCode())
                .isEqualTo(201);
        assertThat(caller.sendLogEvent(through, "role", "web", "hello role").statusCode())
                .isEqualTo(201);

        Eventually.holds(SOON, "the metric is readable there", () -> caller.read(
                        "/api/v1/metrics/statistics?namespace=role&metricName=sales&statistic=Sum&destination=role")
                .body()
                .contains("\"Sum\":2.5"));
        Eventually.holds(SOON, "the event is readable there", () -> caller.read(
                        "/api/v1/logs/events?logGroupName=role&destination=role")
                .body()
                .contains("\"message\":\"hello role\""));
        assertThat(caller.read("/api/v1/logs/events?logGroupName=role").body()).doesNotContain("hello role");
    }

    @Test
    void theWayIsOpen() {
        assertThat(journey.caller().get("/test").statusCode()).isEqualTo(200);
    }
}
