package io.postern.http.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.postern.http.Endpoint;
import io.postern.http.Tally;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Answers "no", in the form of the area that was called, and counts it. */
@Singleton
public final class Answers {

    private static final MediaType PROBLEM = MediaType.of("application/problem+json");

    private final Tally tally;
    private final Clock clock;

    Answers(Tally tally, Clock clock) {
        this.tally = tally;
        this.clock = clock;
    }

    /** The answer to this request. */
    public MutableHttpResponse<byte[]> refuse(HttpRequest<?> request, Rejection rejection) {
        return fill(HttpResponse.status(StatusOf.rejection(rejection)), request, rejection);
    }

    /** The same, keeping the headers that a response has already. */
    MutableHttpResponse<byte[]> fill(MutableHttpResponse<?> response, HttpRequest<?> request, Rejection rejection) {
        Endpoint endpoint = Endpoint.of(request.getPath());
        tally.refused(rejection.word(), endpoint);
        HttpStatus status = StatusOf.rejection(rejection);
        if (rejection instanceof Rejection.Later later)
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(later.retryAfter())));
        if (endpoint == Endpoint.LOCATE)
            return response.status(status)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .contentType(MediaType.APPLICATION_JSON_TYPE)
                    .body(LocateEnvelope.of(rejection, status));
        if (endpoint == Endpoint.CLEANUP)
            return response.status(StatusOf.ofCleanup(status))
                    .contentType(MediaType.APPLICATION_JSON_TYPE)
                    .body(CleanupEnvelope.of(rejection, request));
        if (endpoint == Endpoint.FIREHOSE)
            return response.status(StatusOf.ofFirehose(status))
                    .contentType(MediaType.APPLICATION_JSON_TYPE)
                    .body(FirehoseEnvelope.of(rejection, request, clock.millis()));
        boolean problem = endpoint == Endpoint.API;
        return response.status(status)
                .contentType(problem ? PROBLEM : MediaType.APPLICATION_JSON_TYPE)
                .body(problem ? Problem.of(rejection, status) : Envelope.of(rejection));
    }

    /** Whole seconds, never fewer than asked for and never none: a sender told 0 comes back at once. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
