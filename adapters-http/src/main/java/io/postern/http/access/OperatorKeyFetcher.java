package io.postern.http.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.postern.shared.Secret;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Recognises operators by the key in {@code x-api-key}, compared in constant time. The framework's own way in by bearer
 * token must go: as long as no signature is configured for it, it takes any unsigned JWT (RFC 7519, {@code alg: none})
 * for an operator.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class OperatorKeyFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String HEADER = "x-api-key";

    private final Secret operatorKey;

    OperatorKeyFetcher(@Named("operator-key") Secret operatorKey) {
        this.operatorKey = operatorKey;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null || !operatorKey.matches(key)) return Publishers.empty();
        return Publishers.just(Authentication.build("operator"));
    }
}
