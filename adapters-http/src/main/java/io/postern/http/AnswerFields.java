package io.postern.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/** Header fields that any answer may carry, whoever made it. */
public interface AnswerFields {

    /** Puts them on the answer, if they are due. Is called once for each answer, on the way of all of them: never blocks. */
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response);
}
