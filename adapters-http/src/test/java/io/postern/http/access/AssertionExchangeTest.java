package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.postern.access.model.Addition;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.PolicyText;
import io.postern.access.port.ClientRegistry;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.shared.Secret;
import io.postern.testkit.access.Jwt;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Client tokens that are JWTs, through the door. */
final class AssertionExchangeTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Gate GATE = Gate.open();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aRegisteredClientGetsATokenThatCarriesItsNarrowedPolicy() throws ParseException {
        register("shop");
        HttpResponse<String> answer = trade(claims("shop", "1", ",\"policy\":{\"metricNames\":[\"latency\"]}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        SignedJWT token = SignedJWT.parse(Answer.json(answer).at("/accessToken").asText());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("shop");
        assertThat(token.getJWTClaimsSet().getStringClaim("policy")).isEqualTo("n\tshop/*\nm\tlatency");
    }

    @Test
    void theDefaultClientMayUseThemToo() {
        HttpResponse<String> answer =
                GATE.postJson("/token", body(Jwt.hs256(claims("default", "1", ""), Gate.CLIENT_SECRET)));

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void anAssertionIsTradedOnce() {
        register("once");

        assertThat(trade(claims("once", "1", "")).statusCode()).isEqualTo(201);
        Answer.isError(trade(claims("once", "1", "")), 401, 101);
        assertThat(GATE.counted("postern.tokens.denied", "denial", "used_before"))
                .isEqualTo(1);
    }

    @Test
    void aBadPolicyIsNotPassedOver() {
        register("typo");

        Answer.isError(trade(claims("typo", "1", ",\"policy\":{\"metricName\":[\"latency\"]}")), 401, 101);
    }

    @Test
    void anUnknownClientIsDenied() {
        Answer.isError(trade(claims("nobody", "1", "")), 401, 101);
        assertThat(GATE.counted("postern.tokens.denied", "denial", "client_unknown"))
                .isEqualTo(1);
    }

    private static void register(String id) {
        Addition addition = GATE.bean(ClientRegistry.class)
                .add(new Client(
                        new ClientId(id),
                        List.of(new Secret(SECRET)),
                        List.of(),
                        PolicyText.read("n\tshop/*").orElseThrow(),
                        false,
                        Instant.MAX));
        assertThat(addition).isEqualTo(Addition.ADDED);
    }

    private static HttpResponse<String> trade(String claims) {
        return GATE.postJson("/token", body(Jwt.hs256(claims, SECRET)));
    }

    private static String body(String clientToken) {
        return "{\"clientToken\":\"" + clientToken + "\"}";
    }

    private static String claims(String client, String id, String more) {
        long end = GATE.clock().instant().getEpochSecond() + 60;
        return "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"postern\",\"exp\":%d,\"jti\":\"%s\"%s}"
                .formatted(client, client, end, id, more);
    }
}
