package io.postern.app.boot;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds switches that say neither on nor off. The framework stops at any other value that it cannot convert, but takes
 * every word that it does not know for "off", in silence.
 */
final class UnreadableSwitches {

    private static final Set<String> ON_OR_OFF = Set.of("true", "false", "yes", "no", "y", "n", "on", "off");

    private UnreadableSwitches() {}

    /** One sentence for each; switches are the keys whose bundled default is one. */
    static List<String> sentences(Environment environment) {
        List<String> sentences = new ArrayList<>();
        for (PropertySource source : environment.getPropertySources()) {
            if (!source.getName().equals(UnknownKeys.BUNDLED)) continue;
            for (String key : source) {
                if (!key.startsWith("postern.") || !(source.get(key) instanceof Boolean)) continue;
                String value = environment.getRequiredProperty(key, String.class);
                if (!readable(value)) sentences.add("%s: %s (expected: true or false).".formatted(key, value));
            }
        }
        return sentences;
    }

    static boolean readable(String value) {
        return ON_OR_OFF.contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
