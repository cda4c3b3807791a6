package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DashboardTest {

    private static final String BODY = "{\"widgets\":[]}";
    private static final Gate GATE = Gate.open();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aDashboardIsReadAsItWasPut() {
        HttpResponse<String> kept = put("shop", BODY);

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(kept.body()).isEqualTo("{\"dashboardValidationMessages\":[]}");
        JsonNode found = Answer.json(GATE.operatorGets("/api/v1/dashboards/shop"));
        assertThat(found.path("dashboardName").asText()).isEqualTo("shop");
        assertThat(found.path("dashboardBody").asText()).isEqualTo(BODY);
    }

    @Test
    void dashboardsAreListedByPrefix() {
        put("list-b", BODY);
        put("list-a", BODY);

        JsonNode listed = Answer.json(GATE.operatorGets("/api/v1/dashboards?prefix=list-&follow=true"));

        assertThat(listed.at("/dashboards/0/dashboardName").asText()).isEqualTo("list-a");
        assertThat(listed.at("/dashboards/1/dashboardName").asText()).isEqualTo("list-b");
        assertThat(listed.at("/dashboards/0/size").asInt()).isEqualTo(14);
        assertThat(listed.at("/dashboards/0/lastModified").asText()).isEqualTo("2026-05-01T12:00:00Z");
        assertThat(listed.path("nextToken").isMissingNode()).isTrue();
    }

    @Test
    void severalAreRemovedOrNone() {
        put("gone-a", BODY);
        put("gone-b", BODY);

        Answer.isProblem(GATE.operatorDeletes("/api/v1/dashboards?name=gone-a&name=nothing"), 404, 242);
        assertThat(GATE.operatorGets("/api/v1/dashboards/gone-a").statusCode()).isEqualTo(200);
        assertThat(GATE.operatorDeletes("/api/v1/dashboards?name=gone-a&name=gone-b")
                        .statusCode())
                .isEqualTo(204);
        Answer.isProblem(GATE.operatorGets("/api/v1/dashboards/gone-a"), 404, 242);
    }

    @Test
    void eachDestinationHasItsOwn() {
        register("boards");
        put("both", BODY);
        putRaw("/api/v1/dashboards/there?destination=boards", "{\"dashboardBody\":\"{\\\"widgets\\\":[]}\"}");

        assertThat(GATE.operatorGets("/api/v1/dashboards/there?destination=boards")
                        .statusCode())
                .isEqualTo(200);
        Answer.isProblem(GATE.operatorGets("/api/v1/dashboards/there"), 404, 242);
        Answer.isProblem(GATE.operatorGets("/api/v1/dashboards/both?destination=boards"), 404, 242);
        Answer.isProblem(GATE.operatorDeletes("/api/v1/dashboards?name=both&destination=boards"), 404, 242);
        assertThat(GATE.operatorDeletes("/api/v1/dashboards?name=there&destination=boards")
                        .statusCode())
                .isEqualTo(204);
        assertThat(GATE.operatorGets("/api/v1/dashboards?destination=boards").body())
                .isEqualTo("{\"dashboards\":[]}");
    }

    @Test
    void aDestinationThatIsNotThereKeepsNone() {
        GATE.bean(KnownDestinations.class).refresh();
        Answer.isProblem(putRaw("/api/v1/dashboards/lost?destination=nowhere", "{\"dashboardBody\":\"{}\"}"), 404, 231);
        Answer.isProblem(GATE.operatorGets("/api/v1/dashboards/lost?destination=nowhere"), 404, 231);
        Answer.isProblem(GATE.operatorDeletes("/api/v1/dashboards?name=lost&destination=nowhere"), 404, 231);
    }

    @Test
    void whatIsWrongWithABodyIsSaid() {
        HttpResponse<String> answer = put("bad", "{\"widgets\":{}}");

        Answer.isProblem(answer, 400, 241);
        assertThat(Answer.json(answer).path("detail").asText())
                .isEqualTo("The dashboard body is invalid. /widgets: Should be array");
    }

    @Test
    void moreThanThereMayBeAreNotKept() {
        try (Gate full = Gate.open()) {
            for (int i = 0; i < 20; i++)
                assertThat(put(full, "full-" + i, BODY).statusCode()).isEqualTo(200);

            Answer.isProblem(put(full, "full-20", BODY), 409, 243);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"dashboardBody\":{\"widgets\":[]}}"})
    void aBodyThatHoldsNoDashboardIsAProblem(String body) {
        Answer.isProblem(putRaw("/api/v1/dashboards/raw", body), 400, 210);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/dashboards/a.b", "/api/v1/dashboards/%20"})
    void aNameIsOneThatCloudWatchTakes(String path) {
        Answer.isProblem(putRaw(path, "{\"dashboardBody\":\"{}\"}"), 400, 210);
        Answer.isProblem(GATE.operatorGets(path), 404, 242);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/dashboards", "/api/v1/dashboards?name=a.b"})
    void removingNeedsNames(String path) {
        Answer.isProblem(GATE.operatorDeletes(path), 400, 180);
    }

    @Test
    void aTokenOfNoPageIsAProblem() {
        Answer.isProblem(GATE.operatorGets("/api/v1/dashboards?nextToken=a.b"), 400, 180);
    }

    @Test
    void dashboardsNeedTheOperatorsKey() {
        Answer.isProblem(GATE.get("/api/v1/dashboards"), 401, 181);
        Answer.isProblem(GATE.get("/api/v1/dashboards/shop"), 401, 181);
    }

    private static void register(String name) {
        GATE.bean(RegisterDestination.class)
                .register(new Destination(new DestinationName(name), "", new Target.LocalStore()));
        GATE.bean(KnownDestinations.class).refresh();
    }

    private static HttpResponse<String> put(String name, String body) {
        return put(GATE, name, body);
    }

    private static HttpResponse<String> put(Gate gate, String name, String body) {
        return putRaw(
                gate,
                "/api/v1/dashboards/" + name,
                JsonNodeFactory.instance.objectNode().put("dashboardBody", body).toString());
    }

    private static HttpResponse<String> putRaw(String path, String body) {
        return putRaw(GATE, path, body);
    }

    private static HttpResponse<String> putRaw(Gate gate, String path, String body) {
        return gate.send(gate.request(path)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
