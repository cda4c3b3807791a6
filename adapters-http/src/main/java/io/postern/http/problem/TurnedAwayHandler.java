package io.postern.http.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers whoever is turned away before a controller is asked. */
@Singleton
@Produces
final class TurnedAwayHandler implements ExceptionHandler<TurnedAway, HttpResponse<?>> {

    private final Answers answers;

    TurnedAwayHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's own signature
    public HttpResponse<?> handle(HttpRequest request, TurnedAway away) {
        return answers.refuse(request, away.rejection());
    }
}
