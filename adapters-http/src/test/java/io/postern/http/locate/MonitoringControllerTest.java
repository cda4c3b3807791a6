package io.postern.http.locate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.keys.TestKeys;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MonitoringControllerTest {

    private static final String MACHINE = "mlab1-lga0t.mlab-sandbox.measurement-lab.org";
    private static final Map<String, JWK> KEYS = Map.of(
            "EdDSA", TestKeys.generate("EdDSA", "monitoring_ed"),
            "ES256", TestKeys.generate("ES256", "monitoring_ec"),
            "RS256", TestKeys.generate("RS256", "monitoring_rsa"));

    @AutoClose
    private static final Gate GATE = Gate.openWith(Map.of(
            "postern.locate.enabled",
            true,
            "postern.locate.monitoring-keys",
            String.join(
                    ",",
                    KEYS.values().stream()
                            .map(key -> key.toPublicJWK().toJSONString())
                            .toList())));

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "ES256", "RS256"})
    void aMonitoringClientGetsATokenForItsMachine(String algorithm) throws Exception {
        HttpResponse<String> answer = ask(TestKeys.sign(key(algorithm), claims().build()), "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        LocateErrors.isForEverybody(answer);
        JsonNode json = Answer.json(answer);
        assertThat(json.at("/target/machine").asText()).isEqualTo(MACHINE);
        assertThat(json.at("/target/hostname").asText()).isEqualTo("ndt-" + MACHINE);
        assertThat(json.at("/target/location").isMissingNode()).isTrue();
        assertThat(json.path("results").get(0)).isEqualTo(json.path("target"));
        String token = json.path("access_token").asText();
        assertThat(json.path("target")
                        .path("urls")
                        .path("wss://:3010/ndt_protocol")
                        .asText())
                .isEqualTo("wss://ndt-" + MACHINE + ":3010/ndt_protocol?access_token=" + token);
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("locate");
        assertThat(claims.getSubject()).isEqualTo("monitoring");
        assertThat(claims.getAudience()).containsExactly(MACHINE);
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(Gate.NOW.plusSeconds(60)));
        assertThat(claims.getJWTID()).isNotEmpty();
    }

    @Test
    void whoeverHasThePublishedKeyVerifiesTheToken() throws Exception {
        String token = Answer.json(ask(good(), "")).path("access_token").asText();
        String kid = SignedJWT.parse(token).getHeader().getKeyID();

        assertThat(TestKeys.verifies(
                        GATE.get("/.well-known/jwks/" + kid + ".json").body(), token))
                .isTrue();
    }

    @Test
    void otherParametersAreCarriedButNeverTheToken() {
        HttpResponse<String> answer = ask(good(), "&client_name=e2e&x=1+2&x=3");

        assertThat(Answer.json(answer)
                        .at("/target/urls")
                        .path("ws://:3001/ndt_protocol")
                        .asText())
                .contains("&client_name=e2e", "&x=1+2")
                .doesNotContain("x=3", good());
    }

    @Test
    void theTokenMayBeABearerOrInAForm() {
        String path = "/v2/platform/monitoring/ndt/ndt5";

        assertThat(GATE.send(GATE.request(path).header("Authorization", "Bearer " + good()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(GATE.post(path, "application/x-www-form-urlencoded", "access_token=" + good())
                        .statusCode())
                .isEqualTo(200);
        LocateErrors.isError(GATE.post(path, "application/x-www-form-urlencoded", "a=b"), 400, "claim");
    }

    @Test
    void aMissingTokenIs400() {
        LocateErrors.isError(GATE.get("/v2/platform/monitoring/ndt/ndt5"), 400, "claim");
        LocateErrors.isError(GATE.get("/v2/platform/monitoring/ndt/ndt5?access_token="), 400, "claim");
    }

    @Test
    void aSubjectThatIsNoMachineIs400() {
        for (String subject : List.of("", "monitoring", "other.example.org"))
            LocateErrors.isError(ask(sign(claims().subject(subject)), ""), 400, "subject");
    }

    @Test
    void aMachineOfTheConfiguredPatternIsAnswered() {
        assertThat(ask(sign(claims().subject("gate-1.example.org")), "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnservedIs400() {
        HttpResponse<String> answer = GATE.get("/v2/platform/monitoring/ndt/ndt9?access_token=" + good());

        LocateErrors.isError(answer, 400, "config");
        LocateErrors.isError(GATE.get("/v2/platform/monitoring/a%20b/c?access_token=" + good()), 400, "config");
    }

    @Test
    void aTokenThatDoesNotVerifyIs401() throws Exception {
        denied(TestKeys.sign(TestKeys.generate("EdDSA", "monitoring_ed"), claims().build()));
        denied(TestKeys.sign(TestKeys.generate("EdDSA", "unknown"), claims().build()));
        denied(sign(claims().audience("located")));
        denied(sign(claims().issuer("locate")));
        denied(sign(claims().expirationTime(Date.from(Gate.NOW.minusSeconds(61)))));
        denied(sign(claims().expirationTime(null)));
        denied(sign(claims().expirationTime(Date.from(Gate.NOW.plus(Duration.ofMinutes(62))))));
        denied(sign(claims().notBeforeTime(Date.from(Gate.NOW.plusSeconds(61)))));
        denied("eyJhbGciOiJub25lIiwia2lkIjoibW9uaXRvcmluZ19lZCJ9." + good().split("\\.", -1)[1] + ".");
        denied("nonsense");
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("monitoring_rsa")
                        .build(),
                claims().build());
        confused.sign(new MACSigner(key("RS256").toRSAKey().toRSAPublicKey().getEncoded()));
        denied(confused.serialize());
    }

    @Test
    void aBrowsersPreflightIsAllowed() {
        HttpResponse<String> answer = GATE.send(GATE.request("/v2/platform/monitoring/ndt/ndt5")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://speed.example.org")
                .header("Access-Control-Request-Method", "GET"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, OPTIONS");
    }

    @Test
    void withLocateOffThereIsNothing() {
        try (Gate gate = Gate.open()) {
            LocateErrors.isError(gate.get("/v2/platform/monitoring/ndt/ndt5"), 404, "client");
            LocateErrors.isError(gate.get("/v2/nearest/ndt/ndt7"), 404, "client");
            LocateErrors.isError(gate.get("/v2/siteinfo/registrations"), 404, "client");
        }
    }

    private static void denied(String token) {
        LocateErrors.isError(ask(token, ""), 401, "claim");
    }

    private static HttpResponse<String> ask(String token, String parameters) {
        return GATE.get("/v2/platform/monitoring/ndt/ndt5?access_token=" + token + parameters);
    }

    private static String good() {
        return sign(claims());
    }

    private static String sign(JWTClaimsSet.Builder claims) {
        return TestKeys.sign(key("EdDSA"), claims.build());
    }

    private static JWTClaimsSet.Builder claims() {
        return TestKeys.monitoring(MACHINE, Gate.NOW.plusSeconds(60));
    }

    private static JWK key(String algorithm) {
        return KEYS.getOrDefault(algorithm, KEYS.values().iterator().next());
    }
}
