package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Purpose;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class IntrospectionControllerTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @AutoClose
    private final Gate gate = Gate.open();

    @Test
    void aValidTokenIsToldInTheWordsOfRfc7662() {
        HttpResponse<String> answer = introspect("token=" + gate.accessToken() + "&token_type_hint=access_token");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode token = Answer.json(answer);
        assertThat(token.path("active").asBoolean()).isTrue();
        assertThat(token.path("client_id").asText()).isEqualTo("default");
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.path("purpose").asText()).isEqualTo("telemetry");
        assertThat(token.path("iat").asLong()).isEqualTo(Gate.NOW.getEpochSecond());
        assertThat(token.path("exp").asLong()).isEqualTo(Gate.NOW.getEpochSecond() + 3600);
        assertThat(token.path("iss").asText()).isEqualTo("postern");
        assertThat(token.path("jti").asText()).hasSize(36);
        assertThat(token.path("policy").isObject()).isTrue();
        assertThat(token.has("narrowedBy")).isFalse();
    }

    @Test
    void aTokenOfAnyPurposeIsTold() {
        String token = gate.accessToken(Gate.NOW, Purpose.MONITORING);

        assertThat(Answer.json(introspect("token=" + token)).path("purpose").asText())
                .isEqualTo("monitoring");
    }

    @Test
    void jsonDoesToo() {
        HttpResponse<String> answer = gate.operatorPosts(
                "/api/v1/tokens/introspect", "application/json", "{\"token\":\"" + gate.accessToken() + "\"}");

        assertThat(Answer.json(answer).path("active").asBoolean()).isTrue();
    }

    @Test
    void ofAnythingElseNothingIsToldButThatItIsNotActive() {
        String expired = gate.accessToken(Gate.NOW.minus(Duration.ofHours(1)), Purpose.TELEMETRY);
        String revoked = gate.accessToken();
        String id = Answer.json(introspect("token=" + revoked)).path("jti").asText();
        gate.operatorDeletes("/api/v1/tokens/" + id);

        for (String token : new String[] {expired, revoked, "nonsense", "a.b.c"})
            assertThat(introspect("token=" + token).body()).isEqualTo("{\"active\":false}");
        assertThat(gate.operatorPosts("/api/v1/tokens/introspect", "application/json", "{\"token\":[1]}")
                        .body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    void aBodyWithoutATokenIsRefused() {
        Answer.isProblem(introspect(""), 400, 210);
        Answer.isProblem(introspect("token="), 400, 210);
    }

    @Test
    void onlyOperatorsIntrospect() {
        Answer.isProblem(gate.post("/api/v1/tokens/introspect", FORM, "token=" + gate.accessToken()), 401, 181);
    }

    @Test
    void aHolderIsToldWhatItsTokenSays() {
        HttpResponse<String> answer = self("Bearer " + gate.accessToken());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode token = Answer.json(answer);
        Set<String> names = new HashSet<>();
        token.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyInAnyOrder("id", "client", "purpose", "issuedAt", "expiresAt", "policy");
        assertThat(token.path("policy").isEmpty()).isTrue();
        assertThat(token.path("client").asText()).isEqualTo("default");
        assertThat(token.path("issuedAt").asText()).isEqualTo("2026-05-01T12:00:00Z");
        assertThat(token.path("expiresAt").asText()).isEqualTo("2026-05-01T13:00:00Z");
    }

    @Test
    void thePolicyIsToldAsOfClients() {
        String rules = "n\tshop\tshop/*\ng\t/shop/*\no\thttps://*.example.org\nd\tApp\tshop\nf\tapp\tshop\nR\t60\nS\t5"
                + "\nT\t900\nE\t1\nr\tshop\nl\t*";
        String expected = """
            {"namespaces":["shop","shop/*"],"logGroups":["/shop/*"],"origins":["https://*.example.org"],\
            "dimensions":{"App":"shop"},"logFields":{"app":"shop"},"recordsPerMinute":60,"seriesPerDay":5,\
            "tokenTtlSeconds":900,"embeddedMetrics":true,"reads":{"namespaces":["shop"],"logGroups":["*"]}}\
            """;
        String token = gate.accessToken(policy(rules));

        assertThat(Answer.json(self("Bearer " + token)).path("policy")).hasToString(expected);
        assertThat(Answer.json(introspect("token=" + token)).path("policy")).hasToString(expected);
    }

    @Test
    void whatAClientTokenNarrowedIsToldBesideIt() {
        Policy narrowed = policy("n\tshop/*\nR\t60").narrowedBy(policy("n\t*/eu\nm\tlatency\nR\t30"));

        JsonNode token = Answer.json(self("Bearer " + gate.accessToken(narrowed)));

        assertThat(token.path("policy"))
                .hasToString("{\"namespaces\":[\"shop/*\"],\"metricNames\":[\"latency\"],\"recordsPerMinute\":30}");
        assertThat(token.path("narrowedBy")).hasToString("[{\"namespaces\":[\"*/eu\"]}]");
    }

    @Test
    void whatNarrowedReadingIsToldBesideIt() {
        Policy narrowed = policy("r\tshop/*\nl\t*").narrowedBy(policy("r\t*/eu\nl\tweb"));

        JsonNode token = Answer.json(self("Bearer " + gate.accessToken(narrowed)));

        assertThat(token.path("policy"))
                .hasToString("{\"reads\":{\"namespaces\":[\"shop/*\"],\"logGroups\":[\"web\"]}}");
        assertThat(token.path("narrowedBy")).hasToString("[{\"reads\":{\"namespaces\":[\"*/eu\"]}}]");
    }

    @Test
    void whoHoldsNoneIsToldSo() {
        Answer.isProblem(gate.get("/api/v1/tokens/self"), 403, 110);
        Answer.isProblem(self("Bearer nonsense"), 401, 111);
        Answer.isProblem(
                self("Bearer " + gate.accessToken(Gate.NOW.minus(Duration.ofHours(1)), Purpose.TELEMETRY)), 401, 111);
    }

    private static Policy policy(String text) {
        return PolicyText.read(text).orElseThrow();
    }

    private HttpResponse<String> introspect(String form) {
        return gate.operatorPosts("/api/v1/tokens/introspect", FORM, form);
    }

    private HttpResponse<String> self(String authorization) {
        return gate.send(gate.request("/api/v1/tokens/self").header("Authorization", authorization));
    }
}
