package io.postern.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class AskPosternTest {

    private static final String ARN = "arn:aws:execute-api:eu-central-1:123456789012:abc/prod/GET/pets";
    private static final String REST =
            "{\"type\":\"REQUEST\",\"methodArn\":\"" + ARN + "\",\"headers\":{\"clientId\":\"shop\"}}";
    private static final String HTTP =
            "{\"version\":\"2.0\",\"headers\":{\"methodArn\":\"arn:evil\"},\"routeArn\" : \"" + ARN + "\"}";
    private static final String DENY =
            "{\"principalId\":\"-unidentified\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":["
                    + "{\"Action\":\"execute-api:Invoke\",\"Effect\":\"Deny\",\"Resource\":\"*\"}]}}";
    private static final String ALLOW =
            "{\"principalId\":\"-unidentified\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":["
                    + "{\"Action\":\"execute-api:Invoke\",\"Effect\":\"Allow\",\"Resource\":\"" + ARN + "\"}]}}";

    @AutoClose
    private final PosternStandIn postern = new PosternStandIn();

    @Test
    void whatPosternDecidesIsTheAnswer() throws IOException {
        postern.answers(200, "{\"principalId\":\"shop\"}");

        assertThat(handle(Map.of(), REST)).isEqualTo("{\"principalId\":\"shop\"}");

        assertThat(postern.requests()).containsExactly("POST /api/v1/authorizer key-of-ours " + REST);
    }

    @Test
    void aQueryIsPassedOn() throws IOException {
        handle(Map.of("POSTERN_URL", postern.address() + "/api/v1/authorizer?response=simple"), HTTP);

        assertThat(postern.requests()).containsExactly("POST /api/v1/authorizer?response=simple key-of-ours " + HTTP);
    }

    @Test
    void aCallerOfWhomNothingIsKnownIsUnauthorizedByTheWordThatTheGatewayWants() {
        postern.answers(401, "{\"code\":301}");

        assertThatThrownBy(() -> handle(Map.of(), REST))
                .isInstanceOf(RuntimeException.class)
                .hasMessage("Unauthorized");
    }

    @Test
    void aWrongKeyOfOursIsNotTheCallersFault() {
        postern.answers(403, "{\"code\":300}");

        assertThatThrownBy(() -> handle(Map.of(), REST)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "429"})
    void whatIsNoDecisionFailsOrBecomesWhatIsChosen(int status) throws IOException {
        postern.answers(status, "no");

        assertThatThrownBy(() -> handle(Map.of(), REST)).isInstanceOf(IOException.class);
        assertThat(handle(Map.of("POSTERN_UNREACHABLE", "deny"), REST)).isEqualTo(DENY);
        assertThat(handle(Map.of("POSTERN_UNREACHABLE", "allow"), REST)).isEqualTo(ALLOW);
    }

    /** A caller can make Postern refuse, by 513 headers or a strange method; it opens nothing, and shuts nobody out. */
    @ParameterizedTest
    @CsvSource({"400, allow", "400, deny", "413, allow", "403, allow", "404, deny", "302, allow"})
    void whatPosternRefusesFailsAndIsRememberedByNobody(int status, String chosen) {
        postern.answers(status, "no");

        assertThatThrownBy(() -> handle(Map.of("POSTERN_UNREACHABLE", chosen), REST))
                .isInstanceOf(IOException.class)
                .hasMessage("Postern did not decide: " + status + " no");
    }

    /** The gateway would remember an Allow of {@code GET/*} for the identity, and let everything pass. */
    @ParameterizedTest
    @CsvSource({"/*", "/pet?", "/${aws:x}"})
    void aPathThatIamReadsAsAPatternIsNotAllowedUndecided(String path) throws IOException {
        postern.answers(503, "no");
        String api =
                "{\"version\":\"2.0\",\"routeArn\":\"arn:aws:execute-api:eu-central-1:123456789012:abc/$default/GET";

        assertThatThrownBy(() -> handle(Map.of("POSTERN_UNREACHABLE", "allow"), api + path + "\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Postern did not decide: the called path holds");
        assertThat(handle(Map.of("POSTERN_UNREACHABLE", "allow"), api + "/pets\"}"))
                .contains("/$default/GET/pets");
    }

    @Test
    void aPosternThatHangsIsNotWaitedForBeyondTheDeadline() throws IOException {
        postern.hangs();

        assertThat(handle(Map.of("POSTERN_DEADLINE", "0.2s", "POSTERN_UNREACHABLE", "deny"), REST))
                .isEqualTo(DENY);
    }

    @Test
    void whatBecomesOfACallWithoutADecisionCanBeChosen() throws IOException {
        postern.answers(503, "no");

        assertThat(handle(Map.of("POSTERN_UNREACHABLE", "allow"), REST)).isEqualTo(ALLOW);
        assertThat(handle(Map.of("POSTERN_UNREACHABLE", "allow"), HTTP)).isEqualTo(ALLOW);
        assertThat(handle(Map.of("POSTERN_UNREACHABLE", "allow", "POSTERN_RESPONSE", "simple"), HTTP))
                .isEqualTo("{\"isAuthorized\":true}");
        assertThat(handle(Map.of("POSTERN_UNREACHABLE", "deny", "POSTERN_RESPONSE", "simple"), HTTP))
                .isEqualTo("{\"isAuthorized\":false}");
        assertThatThrownBy(() -> handle(Map.of("POSTERN_UNREACHABLE", "fail"), REST))
                .isInstanceOf(IOException.class)
                .hasMessage("Postern did not decide: 503 no");
        assertThatThrownBy(() -> handle(Map.of("POSTERN_UNREACHABLE", "allow"), "{\"a\":[\"methodArn\"]}"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("event: neither methodArn nor routeArn");
    }

    @Test
    void aWrongWordEndsTheFunctionAtItsStart() {
        assertThatThrownBy(() -> handle(Map.of("POSTERN_UNREACHABLE", "maybe"), REST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("POSTERN_UNREACHABLE: maybe (expected: one of [fail, deny, allow])");
    }

    private String handle(Map<String, String> more, String event) throws IOException {
        Map<String, String> environment =
                new HashMap<>(Map.of("POSTERN_URL", postern.address(), "POSTERN_KEY", "key-of-ours"));
        environment.putAll(more);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new AskPostern(environment).handle(new ByteArrayInputStream(event.getBytes(UTF_8)), output);
        return output.toString(UTF_8);
    }
}
