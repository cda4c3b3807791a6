package io.postern.http.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
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
        return answers.fill(response, context.getRequest(), rejection(context, response.status()));
    }

    /** The context's own messages hold class names and payload: none of them goes out, but a parameter's name does. */
    private static Rejection rejection(ErrorContext context, HttpStatus status) {
        return switch (context.getRootCause().orElse(null)) {
            case UnsatisfiedRouteException missing ->
                ofParameter(missing.getArgument().getName() + ": missing (expected: a value)");
            case ConversionErrorException unreadable ->
                ofParameter(unreadable.getArgument().getName() + ": cannot be read (expected: a number)");
            case null, default -> Rejection.of(StatusOf.failure(status));
        };
    }

    private static Rejection ofParameter(String detail) {
        return new Rejection.Plain(Failure.QUERY_INVALID, detail);
    }
}
