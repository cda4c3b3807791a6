package io.postern.http.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.postern.access.AuthenticateOperator;
import io.postern.access.model.Operator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Recognises operators by the key in {@code x-api-key}, on a thread of its own because that may ask a store. The
 * framework's own way in by bearer token must go: as long as no signature is configured for it, it takes any unsigned JWT
 * (RFC 7519, {@code alg: none}) for an operator.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class OperatorKeyFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String HEADER = "x-api-key";

    private final AuthenticateOperator authenticateOperator;
    private final ExecutorService blocking;

    OperatorKeyFetcher(
            AuthenticateOperator authenticateOperator, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.authenticateOperator = authenticateOperator;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null) return Publishers.empty();
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(() -> authenticate(key), blocking));
    }

    /** Null, which the publisher makes nothing of, for nobody. */
    private @Nullable Authentication authenticate(String key) {
        return authenticateOperator
                .authenticate(key)
                .map(OperatorKeyFetcher::authentication)
                .orElse(null);
    }

    private static Authentication authentication(Operator operator) {
        return Authentication.build(operator.id().value(), Roles.coveredBy(operator.role()));
    }
}
