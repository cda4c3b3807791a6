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
import java.util.Optional;
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

    static final String HEADER = "x-api-key";

    private final AuthenticateOperator authenticateOperator;
    private final OperatorTries tries;
    private final ExecutorService blocking;

    OperatorKeyFetcher(
            AuthenticateOperator authenticateOperator,
            OperatorTries tries,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.authenticateOperator = authenticateOperator;
        this.tries = tries;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null) return Publishers.empty();
        return Publishers.fromCompletableFuture(
                () -> CompletableFuture.supplyAsync(() -> authenticate(request, key), blocking));
    }

    /**
     * Null, which the publisher makes nothing of, for nobody. Whose own key was good before never waits, so that nobody shuts
     * an administrator out who shares an address with it; such a key is all chance, and cannot be guessed. The bootstrap key
     * is looked at only where nobody has to wait.
     */
    private @Nullable Authentication authenticate(HttpRequest<?> request, String key) {
        if (!authenticateOperator.knew(key)) tries.check(request);
        Optional<Operator> operator = authenticateOperator.authenticate(key);
        if (operator.isEmpty()) tries.failed(request);
        else if (operator.get().equals(AuthenticateOperator.BOOTSTRAP)) tries.passed(request);
        return operator.map(OperatorKeyFetcher::authentication).orElse(null);
    }

    private static Authentication authentication(Operator operator) {
        return Authentication.build(operator.id().value(), Roles.coveredBy(operator.role()));
    }
}
