package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.destinations.Encodings;
import io.postern.testkit.redis.RealRedis;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Destinations over two replicas that share a table in DynamoDB. */
class DestinationTableJourneyIT {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TABLE = "postern-destinations";
    private static final String DESTINATIONS = "/api/v1/destinations";

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final RealRedis REDIS = RealRedis.start();

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Test
    void whatOneReplicaRegistersTheOtherTestsAndTheTableShowsNoSecret() {
        try (Journey one = start();
                Journey other = start()) {
            assertThat(one.caller().postAsOperator(DESTINATIONS, body("shop")).statusCode())
                    .isEqualTo(201);
            assertThat(other.caller().postAsOperator(DESTINATIONS, body("shop")).statusCode())
                    .isEqualTo(409);
            assertThat(other.caller().read(DESTINATIONS).body()).contains("\"name\":\"shop\"");
            assertThat(other.caller()
                            .postAsOperator(DESTINATIONS + "/shop/test")
                            .body())
                    .contains("\"account\":\"123456789012\"");
        }

        assertThat(AWS.items(TABLE))
                .extracting(Map::keySet)
                .containsExactlyInAnyOrder(Set.of("name", "version", "sealed"), Set.of("name", "mark"));
        assertThat(AWS.items(TABLE)).extracting(item -> item.get("name")).containsExactlyInAnyOrder("shop", ".mark");
        assertThat(AWS.items(TABLE)).allSatisfy(item -> {
            assertThat(Encodings.of(SECRET)).noneMatch(item.toString()::contains);
            assertThat(item.toString()).doesNotContain("eu-central-1", "AKIAIOSFODNN7EXAMPLE");
        });
    }

    @Test
    void aTableThatIsDeniedIsAnAnswerAndComesBack() {
        try (Journey journey = start()) {
            AWS.misbehave(new Fault.DenyAccess()).on(Operation.SCAN).always();
            assertThat(journey.caller().read(DESTINATIONS).statusCode()).isEqualTo(503);

            AWS.behave();
            assertThat(journey.caller().read(DESTINATIONS).statusCode()).isEqualTo(200);
        }
    }

    private static Journey start() {
        return Journey.start(Journey.variables(
                REDIS.uri(),
                AWS.endpoint(),
                Map.of(
                        "POSTERN_DESTINATIONS_MASTER_KEYS", "one:a-master-key-of-the-journeys",
                        "POSTERN_DESTINATIONS_DYNAMODB_TABLE", TABLE,
                        "POSTERN_DESTINATIONS_DYNAMODB_CREATE_TABLE", "true")));
    }

    private static String body(String name) {
        return """
            {"name":"%s","accessKeyId":"AKIAIOSFODNN7EXAMPLE","secretAccessKey":"%s","region":"eu-central-1"}\
            """.formatted(name, SECRET);
    }
}
