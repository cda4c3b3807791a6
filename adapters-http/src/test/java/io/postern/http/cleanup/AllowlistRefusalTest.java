package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.EnrolOperator;
import io.postern.access.model.Role;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.testkit.Unique;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How changes of the allowlist are refused in the form of AWS Auto Cleanup. */
final class AllowlistRefusalTest {

    private static final Gate GATE = Gate.open();
    private static final String ENTRY = "/allowlist/entry";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | {} | Resource ID cannot be empty",
                "POST | [] | Resource ID cannot be empty",
                "POST | {'resource_id':{}} | Resource ID cannot be empty",
                "POST | {'resource_id':''} | Resource ID cannot be empty",
                "POST | {'resource_id':'s3:bucket:'} | Resource ID cannot be empty",
                "POST | {'resource_id':'s3'} | Resource ID ''s3'' is invalid",
                "POST | {'resource_id':'s4:bucket:a'} | Service ''s4'' is either invalid or not supported",
                "POST | {'resource_id':'s3:table:a'} | Resource ''table'' is either invalid or not supported",
                "POST | {'resource_id':'s3:bucket:a\\nb'} | Resource ID cannot contain control characters",
                "POST | {'resource_id':'s3:bucket:a','permanent':'yes'} | Permanent is invalid (expected: true or"
                        + " false)",
                "POST | {'resource_id':'s3:bucket:a','owner':'a\\tb'} | Owner is invalid (expected: at most 254"
                        + " characters without control characters)",
                "PUT | {'expiration':1} | Resource ID cannot be empty",
                "PUT | {'resource_id':'s3:bucket:a'} | Expiration cannot be empty",
                "PUT | {'resource_id':'s3:bucket:a','expiration':''} | Expiration cannot be empty",
                "PUT | {'resource_id':'s3:bucket:a','expiration':'soon'} | Expiration is invalid (expected: seconds"
                        + " since 1970)",
                "PUT | {'resource_id':'s4:bucket:a','expiration':1} | Service ''s4'' is either invalid or not"
                        + " supported",
                "DELETE | {} | Resource ID cannot be empty"
            })
    void whatBreaksARuleIs400WithItsMessage(String method, String body, String message) {
        HttpResponse<String> answer = call(method, ENTRY, body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Answer.json(answer).path("message").asText()).isEqualTo(message.replace("''", "'"));
        assertThat(Answer.json(answer).path("response").isNull()).isTrue();
        assertThat(Answer.json(answer).size()).isEqualTo(3);
    }

    @Test
    void aRefusalRepeatsWhatWasAskedUnlessItIsTooMuch() {
        assertThat(call("POST", ENTRY + "?resource_id=a&", "").body())
                .isEqualTo("{\"message\":\"Resource ID 'a' is invalid\",\"request\":{\"resource_id\":\"a\"},"
                        + "\"response\":null}");
        HttpResponse<String> answer = call("DELETE", ENTRY, "{\"resource_id\":\"" + "a".repeat(9_000) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"Resource ID cannot be longer than 2048 bytes\",\"request\":null,"
                        + "\"response\":null}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongCommentIsRefusedWithTheBound(boolean inQuery) {
        String comment = "c ".repeat(1_500);
        String id = bucket();

        HttpResponse<String> answer = inQuery
                ? call("POST", ENTRY + "?resource_id=" + id + "&comment=" + encoded(comment), "")
                : call("POST", ENTRY, "{\"resource_id\":\"" + id + "\",\"comment\":\"" + comment + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Answer.json(answer).path("message").asText())
                .isEqualTo("Comment is invalid (expected: at most 1024 characters without control characters)");
    }

    @ParameterizedTest
    @CsvSource({"{, application/json", "{}, image/png", "a=%zz, application/x-www-form-urlencoded"})
    void aBodyThatCannotBeReadIs400InTheEnvelope(String body, String contentType) {
        HttpResponse<String> answer = call("POST", ENTRY, contentType, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"request\":null,\"response\":null");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /allowlist",
        "GET, /settings/service",
        "POST, /allowlist/entry",
        "PUT, /allowlist/entry/",
        "DELETE, /allowlist/entry"
    })
    void withoutAKeyItIs401AndWithTooSmallARole403(String method, String path) {
        HttpRequest.Builder request = GATE.request(path).method(method, BodyPublishers.noBody());
        HttpResponse<String> answer = GATE.send(request.header("Origin", "https://page.example"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"The header x-api-key does not hold a valid operator key.\","
                        + "\"request\":null,\"response\":null}");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://page.example");

        String reader = GATE.bean(EnrolOperator.class)
                .enrol("reader", Role.READ)
                .orElseThrow()
                .key()
                .reveal();
        HttpResponse<String> read = GATE.send(
                GATE.request(path).method(method, BodyPublishers.noBody()).header("x-api-key", reader));
        assertThat(read.statusCode()).isEqualTo(method.equals("GET") ? 200 : 403);
        assertThat(Answer.json(read).size()).isEqualTo(3);
    }

    private static String bucket() {
        return "s3:bucket:" + Unique.name("bucket");
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
