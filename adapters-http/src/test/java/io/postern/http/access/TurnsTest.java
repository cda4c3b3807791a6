package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.BreakableLimiter;
import io.postern.http.Gate;
import io.postern.testkit.Eventually;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnsTest {

    private static final Map<String, Object> POSTMAN = Map.of("postern.access.rate-limit.preset", "postman");

    @Test
    void theAncestorsLimitIsThreeAtOnceAndOneASecond() {
        try (Gate gate = Gate.openWith(POSTMAN)) {
            for (int i = 0; i < 3; i++) Answer.isError(gate.postJson("/token", "{}"), 403, 100);

            HttpResponse<String> fourth = gate.postJson("/token", "{}");
            Answer.isError(fourth, 429, 195);
            assertThat(fourth.headers().firstValue("Retry-After")).contains("1");

            gate.clock().advance(Duration.ofSeconds(1));
            Answer.isError(gate.postJson("/token", "{}"), 403, 100);
            Answer.isError(gate.postJson("/token", "{}"), 429, 195);
        }
    }

    @Test
    void allRoutesShareOneBucket() {
        try (Gate gate = Gate.openWith(POSTMAN)) {
            gate.postJson("/token", "{}");
            gate.postJson("/metric", "{}");
            gate.postJson("/logEvents", "{}");

            Answer.isError(gate.postJson("/metrics", "{}"), 429, 195);
        }
    }

    @Test
    void preflightsUnknownPathsAndWrongMethodsAreFree() {
        try (Gate gate = Gate.openWith(POSTMAN)) {
            for (int i = 0; i < 5; i++) {
                Answer.isError(gate.get("/nowhere"), 404, 191);
                Answer.isError(gate.get("/metric"), 405, 192);
                HttpResponse<String> preflight = gate.send(gate.request("/metric")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", "https://shop.example")
                        .header("Access-Control-Request-Method", "POST"));
                assertThat(preflight.statusCode()).isEqualTo(204);
            }

            Answer.isError(gate.postJson("/token", "{}"), 403, 100);
        }
    }

    @Test
    void theTestMetricIsForOneCallAMinute() {
        try (Gate gate = Gate.openWith(POSTMAN)) {
            assertThat(gate.get("/test").statusCode()).isEqualTo(200);

            HttpResponse<String> second = gate.get("/test");
            Answer.isError(second, 429, 195);
            assertThat(second.headers().firstValue("Retry-After")).contains("60");

            gate.clock().advance(Duration.ofMinutes(1));
            assertThat(gate.get("/test").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anEndpointsOwnLimitStandsBesideThatOfAll() {
        try (Gate gate = Gate.openWith(Map.of(
                "postern.access.rate-limit.preset",
                "custom",
                "postern.access.rate-limit.burst",
                4,
                "postern.access.rate-limit.refill",
                "1h",
                "postern.access.rate-limit.endpoints",
                "token=1/20s, logEvents=2/30s"))) {
            Answer.isError(gate.postJson("/token", "{}"), 403, 100);
            HttpResponse<String> second = gate.postJson("/token", "{}");
            Answer.isError(second, 429, 195);
            assertThat(second.headers().firstValue("Retry-After")).contains("20");
            assertThat(second.headers().firstValue("RateLimit").orElse("")).contains("\"ip-token\";r=0");

            // Two turns of all four went to the token endpoint, the refused one included.
            assertThat(gate.postJson("/metric", "{}").statusCode()).isNotEqualTo(429);
            assertThat(gate.postJson("/logEvents", "{}").statusCode()).isNotEqualTo(429);
            HttpResponse<String> fifth = gate.postJson("/metric", "{}");
            Answer.isError(fifth, 429, 195);
            assertThat(fifth.headers().firstValue("Retry-After")).contains("3600");
        }
    }

    @Test
    void customLimitsAreWhatTheySay() {
        try (Gate gate = Gate.openWith(Map.of(
                "postern.access.rate-limit.preset",
                "custom",
                "postern.access.rate-limit.burst",
                1,
                "postern.access.rate-limit.refill",
                "30s"))) {
            Answer.isError(gate.postJson("/token", "{}"), 403, 100);

            HttpResponse<String> second = gate.postJson("/token", "{}");

            Answer.isError(second, 429, 195);
            assertThat(second.headers().firstValue("Retry-After")).contains("30");
        }
    }

    @Test
    void callersBehindATrustedProxyAreCountedApart() {
        try (Gate gate = Gate.openWith(Map.of(
                "postern.access.rate-limit.preset", "postman",
                "postern.http.trusted-proxies", "127.0.0.0/8,::1"))) {
            for (int i = 0; i < 3; i++) Answer.isError(from(gate, "203.0.113.9"), 403, 100);

            Answer.isError(from(gate, "203.0.113.9"), 429, 195);
            Answer.isError(from(gate, "203.0.113.10"), 403, 100);
        }
    }

    @Test
    void nobodyElseGivesItselfAnAddress() {
        try (Gate gate = Gate.openWith(POSTMAN)) {
            for (int i = 0; i < 3; i++) Answer.isError(from(gate, "203.0.113." + i), 403, 100);

            Answer.isError(from(gate, "203.0.113.9"), 429, 195);
        }
    }

    @Test
    void answersSayWhatIsLeft() {
        try (Gate gate = Gate.openWith(POSTMAN)) {
            HttpResponse<String> first = gate.postJson("/token", "{}");
            assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"ip\";q=3;w=3");
            assertThat(first.headers().firstValue("RateLimit")).contains("\"ip\";r=2;t=1");

            HttpResponse<String> test = gate.get("/test");
            assertThat(test.headers().firstValue("RateLimit-Policy")).contains("\"ip-test\";q=1;w=60");
            assertThat(test.headers().firstValue("RateLimit")).contains("\"ip-test\";r=0;t=60");

            HttpResponse<String> refused = gate.get("/test");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("RateLimit")).contains("\"ip-test\";r=0;t=60");
        }
    }

    @Test
    void whereNothingIsLimitedNothingIsSaid() {
        try (Gate gate = Gate.open()) {
            assertThat(gate.postJson("/token", "{}").headers().map())
                    .doesNotContainKeys("ratelimit", "ratelimit-policy");
        }
    }

    @Test
    void aClientIsLimitedOverAllItsAddresses() {
        try (Gate gate = Gate.openWith(Map.of(
                "postern.access.rate-limit.preset",
                "custom",
                "postern.access.rate-limit.burst",
                1000,
                "postern.access.rate-limit.client-burst",
                2,
                "postern.access.rate-limit.client-refill",
                "30s"))) {
            String body = gate.metric("{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}");
            for (int i = 0; i < 2; i++)
                assertThat(gate.postJson("/metric", body).statusCode()).isEqualTo(201);

            HttpResponse<String> third = gate.postJson("/metric", body);
            Answer.isError(third, 429, 195);
            assertThat(third.headers().firstValue("Retry-After")).contains("30");
            assertThat(third.headers().firstValue("RateLimit")).contains("\"client\";r=0;t=60");
            // Without a good token nobody uses up a client's turns, and so nobody is told of them.
            Answer.isError(gate.postJson("/metric", "{\"accessToken\":\"nonsense\"}"), 401, 111);
        }
    }

    @Test
    void aBusyCallerIsLetThroughOnTheEventLoopWithoutAskingTheLimiter() {
        try (Gate gate = Gate.openWith(Map.of(
                "postern.access.rate-limit.preset", "custom",
                "postern.access.rate-limit.burst", 4000,
                "postern.access.rate-limit.client-burst", 4000))) {
            String body = gate.metric("{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}");
            for (int i = 0; i < 200; i++)
                assertThat(gate.postJson("/metric", body).statusCode()).isEqualTo(201);

            // 1, 2, 4 and so on up to 128 turns at once, of both limits.
            assertThat(gate.bean(BreakableLimiter.class).asked()).isLessThanOrEqualTo(16);
            Eventually.holds(Duration.ofSeconds(20), "a body that came with its headers", () -> {
                assertThat(gate.postJson("/metric", body).statusCode()).isEqualTo(201);
                return gate.queue().calledByEventLoop();
            });
        }
    }

    @Test
    void nothingIsLimitedWhenLimitsAreOff() {
        try (Gate gate = Gate.open()) {
            for (int i = 0; i < 10; i++)
                assertThat(gate.get("/test").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void callsGoOnAndAreCountedWhenTheLimiterIsOutOfReach() {
        try (Gate gate = Gate.openWith(POSTMAN)) {
            gate.bean(BreakableLimiter.class).breakIt();

            for (int i = 0; i < 5; i++) Answer.isError(gate.postJson("/token", "{}"), 403, 100);

            assertThat(gate.counted("postern.limiter.unavailable")).isEqualTo(5);
        }
    }

    private static HttpResponse<String> from(Gate gate, String address) {
        return gate.send(gate.request("/token")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }
}
