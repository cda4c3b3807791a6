package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.postern.app.boot.Keys;
import io.postern.shared.Secret;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What every context and some adapters ask for: time, chance, and the secrets that belong to no single context. */
@Factory
final class SharedWiring {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    RandomGenerator random() {
        // Jitter, not secrets: those come from SecureRandom where they are made. All rounds share it, and of the JDK's
        // generators for that this one is safe for many threads.
        return new Random();
    }

    @Singleton
    @Named("access-token-secret")
    Secret accessTokenSecret(@Property(name = Keys.ACCESS_TOKEN_SECRET) String text) {
        return new Secret(text);
    }

    @Singleton
    @Named("operator-key")
    Secret operatorKey(@Property(name = Keys.OPERATOR_KEY) String text) {
        return new Secret(text);
    }

    @Singleton
    @Named("registry-key")
    Secret registryKey(@Property(name = Keys.REGISTRY_KEY) String text) {
        return new Secret(text);
    }
}
