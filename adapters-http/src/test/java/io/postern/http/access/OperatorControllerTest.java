package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.BreakableOperators;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorControllerTest {

    @AutoClose
    private final Gate gate = Gate.open();

    @Test
    void aNewOperatorIsToldItsKeyOnceAndCanUseIt() {
        HttpResponse<String> answer = make("Ada", "read");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode made = Answer.json(answer);
        assertThat(made.path("name").asText()).isEqualTo("Ada");
        assertThat(made.path("role").asText()).isEqualTo("read");
        assertThat(made.path("createdAt").asText()).isEqualTo("2026-05-01T12:00:00Z");
        assertThat(call("GET", "/api/v1/dead-letters", made.path("key").asText())
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> list = gate.operatorGets("/api/v1/operators");
        assertThat(Answer.json(list).at("/operators/0/id").asText())
                .isEqualTo(made.path("id").asText());
        assertThat(list.body()).doesNotContain(made.path("key").asText().substring(20));
    }

    @Test
    void whoTriesTooManyKeysWaits() {
        for (int i = 0; i < 21; i++) Answer.isProblem(read("wrong"), 401, 181);

        HttpResponse<String> waiting = read("wrong");

        Answer.isProblem(waiting, 429, 195);
        assertThat(waiting.headers().firstValue("Retry-After")).contains("1");
        gate.clock().advance(Duration.ofSeconds(1));
        Answer.isProblem(read("wrong"), 401, 181);
    }

    @Test
    void whoWaitsCostsTheRegistryNothing() {
        String ada = Answer.json(make("Ada", "read")).path("key").asText();
        for (int i = 0; i < 21; i++) read("wrong");
        gate.bean(BreakableOperators.class).breakIt();

        Answer.isProblem(read(ada), 429, 195);
        gate.clock().advance(Duration.ofSeconds(1));
        Answer.isProblem(read(ada), 503, 199);
    }

    @Test
    void whoIsKnownNeverWaits() {
        String ada = Answer.json(make("Ada", "read")).path("key").asText();
        for (int i = 0; i < 40; i++) assertThat(read(ada).statusCode()).isEqualTo(200);
        for (int i = 0; i < 21; i++) read("wrong");

        assertThat(read(ada).statusCode()).isEqualTo(200);
        gate.clock().advance(Duration.ofSeconds(2));
        for (int i = 0; i < 3; i++) read("wrong");
        Answer.isProblem(read("wrong"), 429, 195);
        assertThat(read(ada).statusCode()).isEqualTo(200);
    }

    @Test
    void whoGuessesTheBootstrapKeyWaitsAlsoWithTheRightOne() {
        for (int i = 0; i < 21; i++) read("wrong");

        Answer.isProblem(read(Gate.OPERATOR_KEY), 429, 195);

        gate.clock().advance(Duration.ofSeconds(1));
        assertThat(read(Gate.OPERATOR_KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasTheBootstrapKeyGoesOnWithoutWaiting() {
        for (int i = 0; i < 21; i++) read("wrong");
        gate.clock().advance(Duration.ofSeconds(1));

        for (int i = 0; i < 5; i++)
            assertThat(read(Gate.OPERATOR_KEY).statusCode()).isEqualTo(200);

        for (int i = 0; i < 2; i++) read("wrong");
        Answer.isProblem(read(Gate.OPERATOR_KEY), 429, 195);
    }

    @Test
    void withoutAnyTheListIsEmpty() {
        assertThat(gate.operatorGets("/api/v1/operators").body()).isEqualTo("{\"operators\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "read, GET, /api/v1/dead-letters, 200",
        "read, GET, /api/v1/metrics, 200",
        "read, POST, /api/v1/tokens/introspect, 400",
        "read, DELETE, /api/v1/dead-letters/1, 403",
        "read, DELETE, /api/v1/dead-letters?all=true, 403",
        "read, POST, /api/v1/dead-letters/redrive?all=true, 403",
        "read, POST, /api/v1/dead-letters/1/redrive, 403",
        "read, DELETE, /api/v1/tokens/x, 403",
        "read, POST, /api/v1/tokens/revoke, 403",
        "read, GET, /api/v1/operators, 403",
        "operate, GET, /api/v1/dead-letters, 200",
        "operate, DELETE, /api/v1/dead-letters?all=true, 200",
        "operate, POST, /api/v1/dead-letters/redrive?all=true, 200",
        "operate, DELETE, /api/v1/tokens/x, 204",
        "operate, GET, /api/v1/operators, 403",
        "operate, POST, /api/v1/operators, 403",
        "operate, DELETE, /api/v1/operators/x, 403",
        "admin, GET, /api/v1/dead-letters, 200",
        "admin, DELETE, /api/v1/tokens/x, 204",
        "admin, GET, /api/v1/operators, 200"
    })
    void aRoleOpensWhatItShould(String role, String method, String path, int status) {
        String key = Answer.json(make("Ada", role)).path("key").asText();

        HttpResponse<String> answer = call(method, path, key);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 403) Answer.isProblem(answer, 403, 212);
    }

    @Test
    void aRemovedOperatorIsRefusedWithinASecond() {
        JsonNode made = Answer.json(make("Ada", "read"));
        String key = made.path("key").asText();
        call("GET", "/api/v1/dead-letters", key);

        assertThat(gate.operatorDeletes("/api/v1/operators/" + made.path("id").asText())
                        .statusCode())
                .isEqualTo(204);

        gate.clock().advance(Duration.ofSeconds(1));
        Answer.isProblem(call("GET", "/api/v1/dead-letters", key), 401, 181);
        Answer.isProblem(
                gate.operatorDeletes("/api/v1/operators/" + made.path("id").asText()), 404, 213);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"name\":\"Ada\"}",
                "{\"role\":\"read\"}",
                "{\"name\":\"Ada\",\"role\":\"owner\"}",
                "{\"name\":\"Ada\",\"role\":\"READ\"}",
                "{\"name\":\"\",\"role\":\"read\"}",
                "{\"name\":7,\"role\":\"read\"}"
            })
    void anOperatorThatIsNotDescribedIsNotMade(String body) {
        Answer.isProblem(gate.operatorPosts("/api/v1/operators", "application/json", body), 400, 210);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pk_", "pk_0123456789abcdef_nonsense", "nonsense", "Bearer x"})
    void aWrongKeyIsNobodys(String key) {
        HttpResponse<String> answer = call("GET", "/api/v1/operators", key);

        Answer.isProblem(answer, 401, 181);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void theBootstrapKeyOpensAlsoWhileOperatorsCannotBeFound() {
        String key = Answer.json(make("Ada", "admin")).path("key").asText();
        gate.bean(BreakableOperators.class).breakIt();

        assertThat(gate.operatorGets("/api/v1/dead-letters").statusCode()).isEqualTo(200);
        Answer.isProblem(call("GET", "/api/v1/dead-letters", key), 503, 199);
        Answer.isProblem(gate.operatorGets("/api/v1/operators"), 503, 199);
    }

    private HttpResponse<String> read(String key) {
        return call("GET", "/api/v1/dead-letters", key);
    }

    private HttpResponse<String> make(String name, String role) {
        return gate.operatorPosts(
                "/api/v1/operators", "application/json", "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}");
    }

    private HttpResponse<String> call(String method, String path, String key) {
        return gate.send(
                gate.request(path).header("x-api-key", key).method(method, HttpRequest.BodyPublishers.noBody()));
    }
}
