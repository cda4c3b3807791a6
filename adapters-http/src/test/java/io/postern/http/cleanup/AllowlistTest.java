package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.ResourceId;
import io.postern.http.Answer;
import io.postern.http.BreakableAllowlist;
import io.postern.http.Gate;
import io.postern.http.Wire;
import io.postern.testkit.Unique;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowlistTest {

    private static final Gate GATE = Gate.open();
    private static final String ENTRY = "/allowlist/entry";
    private static final long NOW = Gate.NOW.getEpochSecond();
    private static final long DAY = 86_400;
    private static final Edit EDIT = new Edit(new Author("ann"), Gate.NOW);

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void anEntryIsMadeAsTheDocumentsSay() {
        String id = bucket();

        HttpResponse<String> answer = call(
                "POST",
                ENTRY,
                "{\"resource_id\":\"" + id + "\",\"owner\":\"me\",\"comment\":\"why\",\"permanent\":false}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"Allowlist entry '" + id
                        + "' has been created\",\"request\":{\"resource_id\":\""
                        + id
                        + "\",\"owner\":\"me\",\"comment\":\"why\",\"permanent\":false},\"response\":{\"resource_id\":\""
                        + id + "\",\"expiration\":\"" + (NOW + 60 * DAY) + "\",\"owner\":\"me\",\"comment\":\"why\"}}");
        assertThat(listed(id)).isEqualTo(Answer.json(answer).path("response"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/allowlist/entry", "/allowlist/entry/"})
    void anEntryIsMadeAsThePageDoes(String path) {
        String id = bucket();

        HttpResponse<String> answer =
                call("POST", path + "?resource_id=" + id + "&owner=me+too&comment=a%20b&permanent=true&", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .endsWith("\"request\":{\"resource_id\":\"" + id
                        + "\",\"owner\":\"me too\",\"comment\":\"a b\",\"permanent\":\"true\"},"
                        + "\"response\":{\"resource_id\":\"" + id
                        + "\",\"expiration\":\"4102444800\",\"owner\":\"me too\",\"comment\":\"a b\"}}");
    }

    @Test
    void whatTheBodySaysWinsAndTheQuerySaysTheRest() {
        String id = bucket();

        HttpResponse<String> answer = call(
                "POST",
                ENTRY + "?resource_id=s3:bucket:other&owner=query",
                "{\"resource_id\":\"" + id + "\",\"owner\":null}");

        assertThat(Answer.json(answer).path("response").path("resource_id").asText())
                .isEqualTo(id);
        assertThat(Answer.json(answer).path("response").path("owner").asText()).isEqualTo("query");
    }

    @Test
    void aFormIsABodyTooAndWithoutOneItsKindDoesNotMatter() {
        String id = bucket();

        assertThat(call("POST", ENTRY, "application/x-www-form-urlencoded", "resource_id=" + id)
                        .statusCode())
                .isEqualTo(201);
        assertThat(call("DELETE", ENTRY + "?resource_id=" + id, "image/png", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatThePageLeavesBareIsReadAsItStands() throws IOException {
        String id = bucket() + "-[!a]*{b}|c^d%e";
        try (Wire wire = new Wire(GATE.port())) {
            wire.say("POST /allowlist/entry/?resource_id=" + id + "&owner=a+b&comment=50%&permanent=undefined&"
                    + " HTTP/1.1\r\nHost: x\r\nOrigin: https://page.example\r\nx-api-key: " + Gate.OPERATOR_KEY
                    + "\r\nContent-Length: 0\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 201").contains("https://page.example");
        }
        assertThat(listed(id))
                .hasToString("{\"resource_id\":\"" + id + "\",\"expiration\":\"" + (NOW + 60 * DAY)
                        + "\",\"owner\":\"a b\",\"comment\":\"50%\"}");
    }

    @Test
    void anEntryIsExtendedAsThePageDoes() {
        String id = bucket();
        call("POST", ENTRY + "?resource_id=" + id + "&owner=me&comment=why&permanent=false&", "");

        HttpResponse<String> answer = call(
                "PUT",
                ENTRY + "/?resource_id=" + id + "&expiration=" + (NOW + 60 * DAY) + "&owner=undefined&comment=null&",
                "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"Allowlist entry '" + id
                        + "' has been extended by 30 days\",\"request\":{\"resource_id\":\"" + id
                        + "\",\"expiration\":\"" + (NOW + 60 * DAY)
                        + "\",\"owner\":\"undefined\",\"comment\":\"null\"},\"response\":{\"resource_id\":\"" + id
                        + "\",\"expiration\":\"" + (NOW + 90 * DAY) + "\",\"owner\":\"me\",\"comment\":\"why\"}}");
    }

    @Test
    void anExpirationMayBeANumberAndInThePast() {
        String id = bucket();

        HttpResponse<String> answer =
                call("PUT", ENTRY, "{\"resource_id\":\"" + id + "\",\"expiration\":" + (NOW - 5) + "}");

        assertThat(answer.body())
                .contains("\"expiration\":" + (NOW - 5) + "}", "\"expiration\":\"" + (NOW + 30 * DAY) + "\"");
    }

    @Test
    void anEntryIsDeletedWhateverTheSettingsSayAndAsOftenAsOneLikes() {
        GATE.bean(BreakableAllowlist.class)
                .add(new AllowlistEntry(new ResourceId("retired:x"), new Expiration(NOW + DAY), "", ""), EDIT);

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = call("DELETE", ENTRY + "/?resource_id=retired:x&", "");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"Allowlist entry 'retired:x' has been deleted\",\"request\":"
                            + "{\"resource_id\":\"retired:x\"},\"response\":{\"resource_id\":\"retired:x\"}}");
        }
        assertThat(GATE.operatorGets("/allowlist").body()).doesNotContain("retired:x");
    }

    @Test
    void anAllowlistThatCannotBeReachedIs400InTheEnvelope() {
        GATE.bean(BreakableAllowlist.class).breakIt();
        try {
            for (HttpResponse<String> answer :
                    List.of(GATE.operatorGets("/allowlist"), call("POST", ENTRY + "?resource_id=" + bucket(), ""))) {
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(Answer.json(answer).path("message").asText()).startsWith("Not available for the moment");
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            }
        } finally {
            GATE.bean(BreakableAllowlist.class).mendIt();
        }
    }

    @Test
    void aLongAllowlistIsWholeAndInOrder() {
        try (Gate gate = Gate.open()) {
            BreakableAllowlist allowlist = gate.bean(BreakableAllowlist.class);
            assertThat(gate.operatorGets("/allowlist/").body())
                    .isEqualTo(
                            "{\"message\":\"Allowlist retrieved\",\"request\":null,\"response\":{\"allowlist\":[]}}");
            for (int i = 0; i < 10_000; i++)
                allowlist.add(
                        new AllowlistEntry(
                                new ResourceId("s3:bucket:" + (99_999 - i)),
                                new Expiration(NOW + (i == 0 ? 0 : 1)),
                                "o",
                                "c"),
                        EDIT);

            JsonNode all = Answer.json(gate.operatorGets("/allowlist")).at("/response/allowlist");

            assertThat(all).hasSize(9_999);
            assertThat(all.findValuesAsText("resource_id")).isSorted().startsWith("s3:bucket:90000");
        }
    }

    @Test
    void theServicesAreDescribedInOrder() {
        String body = GATE.operatorGets("/settings/service").body();

        assertThat(body)
                .startsWith("{\"message\":\"Supported AWS services list retrieved\",\"request\":null,\"response\":"
                        + "{\"airflow\":{\"environment\":{\"clean\":true,\"id\":\"Environment Name\",\"ttl\":7}},"
                        + "\"amplify\":")
                .endsWith("\"transfer\":{\"server\":{\"clean\":true,\"id\":\"Server ID (e.g.,"
                        + " s-eafc3fa17242456e9)\"}}}}");
    }

    private static String bucket() {
        return "s3:bucket:" + Unique.name("bucket");
    }

    private static JsonNode listed(String id) {
        return StreamSupport.stream(
                        Answer.json(GATE.operatorGets("/allowlist"))
                                .at("/response/allowlist")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("resource_id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> call(String method, String path, String body) {
        return call(method, path, "application/json", body);
    }

    private static HttpResponse<String> call(String method, String path, String contentType, String body) {
        return GATE.send(GATE.request(path)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Content-Type", contentType)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
