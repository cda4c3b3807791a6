package io.postern.http.keys;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.postern.access.port.SignedTokenReader;
import io.postern.access.port.TargetTokenSigner;
import io.postern.shared.Secret;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Makes what signs tokens for others, and what reads theirs. */
@Factory
final class KeyFactory {

    @Singleton
    SigningKeys signingKeys(@Property(name = SigningKeys.KEY) String text) {
        return text.isBlank() ? SigningKeys.random() : SigningKeys.read(new Secret(text));
    }

    @Singleton
    TargetTokenSigner targetTokenSigner(SigningKeys keys) {
        return new JwtTargetTokenSigner(keys);
    }

    /** Of those that may ask for monitoring tokens. */
    @Singleton
    @Named("monitoring")
    SignedTokenReader monitoringTokens(@Property(name = "postern.locate.monitoring-keys") String text) {
        return new JwtSignedTokenReader(TrustedKeys.read("postern.locate.monitoring-keys", text));
    }

    /** Of machines that say they are alive. */
    @Singleton
    @Named("heartbeat")
    SignedTokenReader heartbeatTokens(@Property(name = "postern.locate.heartbeat-keys") String text) {
        return new JwtSignedTokenReader(TrustedKeys.read("postern.locate.heartbeat-keys", text));
    }

    /** Of our own. */
    @Singleton
    @Named("own")
    SignedTokenReader ownTokens(SigningKeys keys) {
        return new JwtSignedTokenReader(TrustedKeys.of(keys));
    }
}
