package io.postern.http.problem;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Puts what the framework refuses by itself (unknown paths, wrong methods, broken requests, bugs) into our forms. */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<byte[]> {

    private final Answers answers;

    FrameworkErrors(Answers answers) {
        this.answers = answers;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        // The context's own messages hold class names and payload: none of them goes out.
        HttpStatus status = response.status();
        return answers.fill(response, context.getRequest(), Rejection.of(StatusOf.failure(status)));
    }
}
