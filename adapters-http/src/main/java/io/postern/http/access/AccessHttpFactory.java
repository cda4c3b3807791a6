package io.postern.http.access;

import io.micronaut.context.annotation.Factory;
import io.postern.access.port.Assertions;
import io.postern.access.port.TokenSigner;
import io.postern.shared.Secret;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Makes what access needs of HTTP's own world: what signs and reads tokens. */
@Factory
final class AccessHttpFactory {

    @Singleton
    TokenSigner tokenSigner(@Named("access-token-secret") Secret secret) {
        return new JwtTokenSigner(secret);
    }

    @Singleton
    Assertions assertions() {
        return new JwtAssertions();
    }
}
