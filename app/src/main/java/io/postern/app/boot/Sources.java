package io.postern.app.boot;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Where values come from. */
final class Sources {

    private Sources() {}

    /** The source that decides about a key; empty when none holds it. */
    static Optional<PropertySource> strongest(Environment environment, String key) {
        return environment.getPropertySources().stream()
                .filter(source -> source.get(key) != null || source.get(asVariable(key)) != null)
                .max(Comparator.comparingInt(PropertySource::getOrder));
    }

    /** Whether an operator wrote it, in whatever place. */
    static boolean written(Environment environment, String key) {
        return strongest(environment, key)
                .filter(source -> !source.getName().equals(UnknownKeys.BUNDLED)
                        && !source.getName().equals(Defaults.SOURCE))
                .isPresent();
    }

    /** The environment variable by which a key can be set. */
    static String asVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
