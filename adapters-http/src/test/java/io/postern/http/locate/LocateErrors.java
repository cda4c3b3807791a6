package io.postern.http.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import java.net.http.HttpResponse;

/** What every refusal of locate looks like. */
final class LocateErrors {

    private LocateErrors() {}

    static void isError(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Answer.json(answer).at("/error/status").asInt())
                .as(answer.body())
                .isEqualTo(status);
        assertThat(Answer.json(answer).at("/error/type").asText())
                .as(answer.body())
                .isEqualTo(type);
        assertThat(Answer.json(answer).at("/error/title").asText()).isNotEmpty();
        isForEverybody(answer);
    }

    /** JSON that nobody keeps, and every page may read. */
    static void isForEverybody(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }
}
