package io.postern.http.access;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.web.router.RouteAttributes;
import io.postern.http.Endpoint;
import io.postern.http.problem.Rejection;
import io.postern.http.problem.TurnedAway;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/**
 * Recognises clients by their access token in the header, on the routes that name {@link Roles#CLIENT} and on no other.
 * They wait for their turns as senders do. Whoever says an operator's key is an operator, or nobody.
 */
@Singleton
final class AccessTokenFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final AccessGate gate;
    private final Turns turns;
    private final ExecutorService blocking;

    AccessTokenFetcher(AccessGate gate, Turns turns, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.gate = gate;
        this.turns = turns;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (request.getHeaders().contains(OperatorKeyFetcher.HEADER)
                || !request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                || !admitsClients(request)) return Publishers.empty();
        return Publishers.fromCompletableFuture(
                () -> CompletableFuture.supplyAsync(() -> authenticate(request), blocking));
    }

    private static boolean admitsClients(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> Arrays.asList(route.getAnnotationMetadata().stringValues(Secured.class))
                        .contains(Roles.CLIENT))
                .isPresent();
    }

    /** @throws TurnedAway when it is no client, or has to wait */
    private Authentication authenticate(HttpRequest<?> request) {
        refuse(turns.take(request, Endpoint.API));
        return switch (gate.open(request)) {
            case AccessGate.Entry.Shut(Rejection rejection) -> throw new TurnedAway(rejection);
            case AccessGate.Entry.Open open -> {
                refuse(turns.take(request, open.client()));
                yield Authentication.build(
                        open.client().value(),
                        List.of(Roles.CLIENT),
                        Map.of(Reader.POLICY, open.policy(), Reader.TOKEN, gate.token(request)));
            }
        };
    }

    private static void refuse(Optional<Rejection> rejection) {
        if (rejection.isPresent()) throw new TurnedAway(rejection.get());
    }
}
