package io.postern.http.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.postern.shared.PortUnavailable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 when what a use case needs is out of reach, or has too many calls. */
@Singleton
@Produces
final class PortUnavailableHandler implements ExceptionHandler<PortUnavailable, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(PortUnavailableHandler.class);

    private final Answers answers;

    PortUnavailableHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's own signature
    public HttpResponse<?> handle(HttpRequest request, PortUnavailable unavailable) {
        // Under load this happens thousands of times a second: the counter tells how often, health tells since when.
        LOG.debug("A port is unavailable. what={}", unavailable.getMessage());
        return answers.refuse(
                request, unavailable.throttledFor().map(Rejection::throttled).orElseGet(Rejection::unavailable));
    }
}
