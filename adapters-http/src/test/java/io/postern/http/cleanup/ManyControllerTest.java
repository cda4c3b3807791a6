package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.EnrolOperator;
import io.postern.access.model.Role;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManyControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String ENTRIES = "/api/v1/cleanup/entries";
    private static final String EXTENSIONS = "/api/v1/cleanup/extensions";
    private static final long NOW = Gate.NOW.getEpochSecond();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void whatBecameOfEachIsToldInOrder() {
        HttpResponse<String> answer = post(
                ENTRIES,
                "{\"entries\":[{\"resourceId\":\"s3:bucket:one\",\"owner\":\"me\"},{\"resourceId\":\"s4:bucket:two\"},"
                        + "{\"resourceId\":\"s3:bucket:three\",\"permanent\":true}]}");

        assertThat(answer.body())
                .isEqualTo("{\"outcomes\":[{\"entry\":{\"resourceId\":\"s3:bucket:one\",\"expiration\":"
                        + (NOW + 60 * 86_400)
                        + ",\"permanent\":false,\"owner\":\"me\",\"comment\":\"\"}},"
                        + "{\"message\":\"Service 's4' is either invalid or not supported\"},"
                        + "{\"entry\":{\"resourceId\":\"s3:bucket:three\",\"expiration\":4102444800,"
                        + "\"permanent\":true,\"owner\":\"\",\"comment\":\"\"}}]}");

        HttpResponse<String> extended = post(
                EXTENSIONS,
                "{\"entries\":[{\"resourceId\":\"s3:bucket:one\",\"expiration\":" + (NOW + 60 * 86_400)
                        + "},{\"resourceId\":\"s3:bucket:three\"}]}");
        assertThat(Answer.json(extended).at("/outcomes/0/entry/expiration").asLong())
                .isEqualTo(NOW + 90 * 86_400);
        assertThat(Answer.json(extended).at("/outcomes/1/message").asText()).isEqualTo("Expiration cannot be empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | entries: missing, or not an array (expected: an array of objects)",
                "{'entries':[]} | entries: 0 (expected: 1 to 100)",
                "{'entries':[1]} | entries: a number (expected: objects)",
                "{'entries':[{'resourceId':1}]} | resourceId: a number (expected: a string)",
                "{'entries':[{'resourceId':'a','permanent':'yes'}]} | permanent: a string (expected: true or false)"
            })
    void aBodyThatMeansNothingChangesNothing(String body, String detail) {
        HttpResponse<String> answer = post(ENTRIES, body.replace('\'', '"'));

        Answer.isProblem(answer, 400, 210);
        assertThat(Answer.json(answer).path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void thereAreAtMostAHundred() {
        String one = "{\"resourceId\":\"s3:bucket:x\",\"expiration\":1}";

        Answer.isProblem(post(EXTENSIONS, "{\"entries\":[" + (one + ",").repeat(100) + one + "]}"), 400, 210);
    }

    @Test
    void whoOnlyReadsChangesNothing() {
        String reader = GATE.bean(EnrolOperator.class)
                .enrol("reader", Role.READ)
                .orElseThrow()
                .key()
                .reveal();

        Answer.isProblem(
                GATE.send(GATE.request(ENTRIES)
                        .header("x-api-key", reader)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))),
                403,
                212);
    }

    private static HttpResponse<String> post(String path, String body) {
        return GATE.operatorPosts(path, "application/json", body);
    }
}
