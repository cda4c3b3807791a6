package io.postern.http.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers whoever has to wait. */
@Singleton
@Produces
final class ComeBackLaterHandler implements ExceptionHandler<ComeBackLater, HttpResponse<?>> {

    private final Answers answers;

    ComeBackLaterHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's own signature
    public HttpResponse<?> handle(HttpRequest request, ComeBackLater later) {
        return answers.refuse(request, later.rejection());
    }
}
