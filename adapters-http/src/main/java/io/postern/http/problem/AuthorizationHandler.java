package io.postern.http.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 401 to a call that needs an operator's key and has none, and 403 to one whose operator may not do this. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private final Answers answers;

    AuthorizationHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's own signature
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException denied) {
        if (denied.isForbidden()) return answers.refuse(request, Rejection.of(Failure.ROLE_MISSING));
        return answers.refuse(request, Rejection.of(Failure.OPERATOR_KEY_INVALID))
                // RFC 9110 demands a challenge on each 401; no registered scheme means "a header of ours".
                .header(HttpHeaders.WWW_AUTHENTICATE, "ApiKey realm=\"postern\"");
    }
}
