package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.access.EnrolOperator;
import io.postern.access.model.Role;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangeControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String CHANGES = "/api/v1/cleanup/changes";
    private static final long NOW = Gate.NOW.getEpochSecond();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void everyWayInIsToldWithTheOperatorWhoseKeyWasShown() {
        var enrolled = GATE.bean(EnrolOperator.class).enrol("web", Role.OPERATE).orElseThrow();
        String key = enrolled.key().reveal();
        send("POST", "/allowlist/entry/?resource_id=s3:bucket:a&owner=mallory&", "", key);
        send("PUT", "/allowlist/entry", "{\"resource_id\":\"s3:bucket:a\",\"expiration\":1}", Gate.OPERATOR_KEY);
        send("DELETE", "/allowlist/entry?resource_id=s3:bucket:a", "", key);
        send("POST", "/api/v1/cleanup/entries", "{\"entries\":[{\"resourceId\":\"s3:bucket:b\"}]}", key);
        send(
                "POST",
                "/api/v1/cleanup/extensions",
                "{\"entries\":[{\"resourceId\":\"s3:bucket:b\",\"expiration\":1}]}",
                Gate.OPERATOR_KEY);

        String id =
                Answer.json(GATE.operatorGets(CHANGES)).at("/changes/1/author").asText();
        assertThat(key).contains(id);
        JsonNode all = Answer.json(GATE.operatorGets(CHANGES)).path("changes");
        assertThat(all.findValuesAsText("author")).containsExactly("bootstrap", id, id, "bootstrap", id);
        assertThat(GATE.operatorGets(CHANGES + "?resource_id=s3:bucket:a&before=2")
                        .body())
                .isEqualTo("{\"changes\":[{\"number\":1,\"at\":\"" + Gate.NOW + "\",\"author\":\"" + id
                        + "\",\"resourceId\":\"s3:bucket:a\",\"to\":{\"resourceId\":\"s3:bucket:a\",\"expiration\":"
                        + (NOW + 60 * 86_400) + ",\"permanent\":false,\"owner\":\"mallory\",\"comment\":\"\"}}]}");
        JsonNode withdrawn = Answer.json(GATE.operatorGets(CHANGES + "?author=" + id + "&limit=1&before=4"));
        assertThat(withdrawn.at("/changes/0/from/resourceId").asText()).isEqualTo("s3:bucket:a");
        assertThat(withdrawn.at("/changes/0").has("to")).isFalse();
        assertThat(withdrawn.path("next").asLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?before=-1", "?before=x"})
    void nonsenseIsAProblem(String query) {
        Answer.isProblem(GATE.operatorGets(CHANGES + query), 400, 180);
    }

    @Test
    void strangersHearNothing() {
        Answer.isProblem(GATE.get(CHANGES), 401, 181);
    }

    private static void send(String method, String path, String body, String key) {
        HttpResponse<String> answer = GATE.send(GATE.request(path)
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
}
