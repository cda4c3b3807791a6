package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tokens over two gates that share one Redis, as replicas do. */
class TokenJourneyIT {

    private static final CloudWatchStandIn CLOUD_WATCH = CloudWatchStandIn.start();
    private static final Duration REVOKED_WITHIN = Duration.ofSeconds(2);

    private static final RealRedis REDIS = RealRedis.start();

    @AfterAll
    static void stop() {
        REDIS.close();
        CLOUD_WATCH.close();
    }

    @Test
    void aTokenOfOneReplicaOpensTheOther() {
        try (Journey one = gate(Map.of());
                Journey other = gate(Map.of())) {
            String token = one.caller().accessToken();

            assertThat(other.caller().sendMetric(token, "shop", "sales", 1).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void aClientTokenForSingleUseIsUsedUpOnEveryReplica() {
        Map<String, Object> singleUse = Map.of("postern.access.single-use-client-tokens", true);
        try (Journey one = gate(singleUse);
                Journey other = gate(singleUse)) {
            String exchange = "{\"clientToken\":\"" + Caller.clientToken() + "\"}";

            assertThat(one.caller().post("/token", exchange).statusCode()).isEqualTo(201);
            assertThat(other.caller().post("/token", exchange).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void ratesAreCountedOverAllReplicas() {
        Map<String, Object> three = Map.of(
                "postern.access.rate-limit.preset", "custom",
                "postern.access.rate-limit.burst", 3,
                "postern.access.rate-limit.refill", "10m");
        try (Journey one = gate(three);
                Journey other = gate(three)) {
            for (Journey next : List.of(one, other, one))
                assertThat(next.caller().post("/token", "{}").statusCode()).isEqualTo(403);
            HttpResponse<String> last = other.caller().post("/token", "{}");

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void aRevokedTokenIsDeadOnEveryReplicaWithinTwoSecondsAndStaysDead() {
        try (Journey one = gate(Map.of());
                Journey other = gate(Map.of())) {
            String token = one.caller().accessToken();
            String spared = one.caller().accessToken();
            assertThat(sendTo(other, token)).isEqualTo(201);

            assertThat(one.caller().delete("/api/v1/tokens/" + idOf(one, token)).statusCode())
                    .isEqualTo(204);

            assertThat(sendTo(one, token)).isEqualTo(401);
            Eventually.holds(REVOKED_WITHIN, "the other replica refuses it", () -> sendTo(other, token) == 401);
            assertThat(sendTo(other, spared)).isEqualTo(201);
            try (Journey later = gate(Map.of())) {
                assertThat(sendTo(later, token)).isEqualTo(401);
                assertThat(sendTo(later, spared)).isEqualTo(201);
            }
        }
    }

    @Test
    void everybodysTokensDieOnEveryReplica() {
        try (Journey one = gate(Map.of());
                Journey other = gate(Map.of())) {
            String token = other.caller().accessToken();
            // Tokens count in seconds; the next one is another second's.
            Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            Eventually.holds(Duration.ofSeconds(30), "that second is over", () -> !Instant.now()
                    .isBefore(before));

            String body = "{\"before\":\"" + before + "\"}";
            assertThat(one.caller()
                            .postAsOperator("/api/v1/tokens/revoke", body)
                            .statusCode())
                    .isEqualTo(204);

            assertThat(sendTo(one, token)).isEqualTo(401);
            Eventually.holds(REVOKED_WITHIN, "the other replica refuses it", () -> sendTo(other, token) == 401);
            assertThat(sendTo(other, other.caller().accessToken())).isEqualTo(201);
        }
    }

    @Test
    void aTokenSignedByNobodyIsRefused() {
        try (Journey gate = gate(Map.of())) {
            HttpResponse<String> answer = gate.caller().sendMetric("eyJhbGciOiJub25lIn0.e30.", "shop", "sales", 1);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"code\":111,\"message\":\"Required parameter \\\"accessToken\\\" is"
                            + " invalid.\"}}");
        }
    }

    @Test
    void aStrangerReadsNothing() {
        try (Journey gate = gate(Map.of())) {
            assertThat(gate.caller().get("/api/v1/metrics").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void anOperatorIsKnownOnEveryReplicaAndARemovedOneOnNone() {
        try (Journey one = gate(Map.of());
                Journey other = gate(Map.of())) {
            String made = one.caller()
                    .postAsOperator("/api/v1/operators", "{\"name\":\"Ada\",\"role\":\"read\"}")
                    .body();
            String key = member("key", made);
            assertThat(readOn(other, key)).isEqualTo(200);

            assertThat(one.caller()
                            .delete("/api/v1/operators/" + member("id", made))
                            .statusCode())
                    .isEqualTo(204);

            Eventually.holds(REVOKED_WITHIN, "the other replica refuses it", () -> readOn(other, key) == 401);
        }
    }

    private static int readOn(Journey gate, String key) {
        return gate.caller().getWithKey("/api/v1/dead-letters", key).statusCode();
    }

    private static int sendTo(Journey gate, String token) {
        return gate.caller().sendMetric(token, "shop", "sales", 1).statusCode();
    }

    private static String idOf(Journey gate, String token) {
        return member(
                "id", gate.caller().getWithToken("/api/v1/tokens/self", token).body());
    }

    private static String member(String name, String json) {
        Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(member.find()).as(json).isTrue();
        return member.group(1);
    }

    private static Journey gate(Map<String, Object> overrides) {
        return Journey.start(REDIS.uri(), CLOUD_WATCH.endpoint(), overrides);
    }
}
