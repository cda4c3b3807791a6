package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.access.Jwt;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.redis.RealRedis;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients and their policies, over two replicas that share Redis. */
class ClientJourneyIT {

    private static final Pattern SECRET = Pattern.compile(".*\"secret\":\"([^\"]+)\".*");
    private static final CloudWatchStandIn CLOUD_WATCH = CloudWatchStandIn.start();
    private static final RealRedis REDIS = RealRedis.start();
    private static Journey one;
    private static Journey other;

    @BeforeAll
    static void start() {
        one = Journey.start(REDIS.uri(), CLOUD_WATCH.endpoint());
        other = Journey.start(REDIS.uri(), CLOUD_WATCH.endpoint());
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        REDIS.close();
        CLOUD_WATCH.close();
    }

    @Test
    void whatOneReplicaRegistersSendsThroughTheOtherWithinItsPolicy() {
        String secret = register("shop", "{\"namespaces\":[\"shop\"],\"dimensions\":{\"App\":\"shop\"}}");
        String token = other.caller().accessToken(assertion("shop", secret, "\"metricNames\":[\"sales\"]"));

        assertThat(other.caller().sendMetric(token, "shop", "sales", 1).statusCode())
                .isEqualTo(201);
        assertThat(other.caller().sendMetric(token, "bank", "sales", 1).body()).contains("\"code\":174");
        assertThat(one.caller().sendMetric(token, "shop", "orders", 1).body()).contains("\"code\":175");
        Eventually.holds(
                Duration.ofSeconds(20),
                "the metric arrives with its stamp",
                () -> CLOUD_WATCH.metrics().toString().contains("App"));
    }

    @Test
    void anAssertionIsUsedUpOnEveryReplica() {
        String exchange = "{\"clientToken\":\"" + assertion("once", register("once", "{}"), "") + "\"}";

        assertThat(one.caller().post("/token", exchange).statusCode()).isEqualTo(201);
        assertThat(other.caller().post("/token", exchange).statusCode()).isEqualTo(401);
    }

    @Test
    void aQuotaHoldsForAllReplicasTogether() {
        String token =
                one.caller().accessToken(assertion("little", register("little", "{\"recordsPerMinute\":5}"), ""));
        int accepted = 0;
        HttpResponse<String> answer = one.caller().sendMetric(token, "shop", "sales", 1);
        for (; answer.statusCode() == 201 && accepted < 100; accepted++)
            answer = List.of(one, other).get(accepted % 2).caller().sendMetric(token, "shop", "sales", 1);

        // Twice as many, should the minute end in between.
        assertThat(accepted).isBetween(5, 10);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\":113");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    }

    @Test
    void aClientReadsItsOwnOfWhatItSharesAndOnlyIfItMay() {
        String reads = ",\"reads\":{\"namespaces\":[\"shared\"],\"logGroups\":[\"/shared\"]}";
        String left = sendStamped("left", reads);
        String right = sendStamped("right", "");
        String series = "/api/v1/metrics?namespace=shared";
        String events = "/api/v1/logs/events?logGroupName=/shared";
        Eventually.passes(Duration.ofSeconds(20), () -> {
            assertThat(one.caller().read(series).body()).contains("left", "right");
            assertThat(one.caller().read(events).body()).contains("from left", "from right");
        });

        for (String path : List.of(series, "/api/v1/metrics", events))
            assertThat(other.caller().getWithToken(path, left).body())
                    .contains("left")
                    .doesNotContain("right");
        assertThat(other.caller()
                        .getWithToken("/api/v1/metrics?namespace=shop", left)
                        .body())
                .contains("\"code\":270");
        assertThat(other.caller().getWithToken(series, right).body()).contains("\"code\":270");
        assertThat(other.caller().getWithToken(events, right).body()).contains("\"code\":271");
    }

    /** Registers a client that is stamped with its name, sends one of each for it, and returns its token. */
    private static String sendStamped(String id, String reads) {
        String policy = "{\"dimensions\":{\"App\":\"%s\"},\"logFields\":{\"app\":\"%s\"}%s}".formatted(id, id, reads);
        String token = one.caller().accessToken(assertion(id, register(id, policy), ""));
        assertThat(one.caller().sendMetric(token, "shared", "sales", 1).statusCode())
                .isEqualTo(201);
        assertThat(one.caller()
                        .sendLogEvent(token, "/shared", "web", "from " + id)
                        .statusCode())
                .isEqualTo(201);
        return token;
    }

    @Test
    void theDefaultClientIsHeldToWhatConfigurationSaysOfIt() {
        Map<String, Object> shared = Map.of("postern.access.clients.default.log-groups", "/default/*");
        try (Journey gate = Journey.start(REDIS.uri(), CLOUD_WATCH.endpoint(), shared)) {
            String token = gate.caller().accessToken();

            assertThat(gate.caller()
                            .sendLogEvent(token, "/default/a", "web", "a")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(gate.caller().sendLogEvent(token, "/other", "web", "a").body())
                    .contains("\"code\":176");
        }
    }

    private static String register(String id, String policy) {
        HttpResponse<String> answer =
                one.caller().putAsOperator("/api/v1/clients/" + id, "{\"policy\":" + policy + "}");
        Matcher secret = SECRET.matcher(answer.body());
        assertThat(secret.matches()).as(answer.body()).isTrue();
        return secret.group(1);
    }

    private static String assertion(String client, String secret, String policy) {
        String claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"postern\",\"exp\":%d,\"jti\":\"%s\",\"policy\":{%s}}"
                .formatted(client, client, Instant.now().getEpochSecond() + 300, UUID.randomUUID(), policy);
        return Jwt.hs256(claims, secret);
    }
}
