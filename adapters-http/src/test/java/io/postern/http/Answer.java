package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** Reads what the server said. */
public final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answer() {}

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(answer.body(), broken);
        }
    }

    /** The answer is that status with that code in CloudWatch Postman's envelope. */
    public static void isError(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).at("/error/code").asInt()).as(answer.body()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    /** The same, and the first record at fault is that one, by that member. */
    public static void isRefusal(HttpResponse<String> answer, int code, int index, String field) {
        isError(answer, 400, code);
        JsonNode record = json(answer).at("/error/records/0");
        assertThat(record.path("code").asInt()).as(answer.body()).isEqualTo(code);
        assertThat(record.path("index").asInt(-1)).as(answer.body()).isEqualTo(index);
        assertThat(record.path("field").asText()).as(answer.body()).isEqualTo(field);
    }

    /** The answer is a problem detail with that status and code. */
    public static void isProblem(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(json(answer).path("code").asInt()).as(answer.body()).isEqualTo(code);
    }
}
