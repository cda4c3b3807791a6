package io.postern.app.boot;

import io.micronaut.context.env.Environment;
import io.micronaut.core.convert.ConversionService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what is said of a named client or pull and cannot be read. The framework takes the member's default instead, in
 * silence, and of a quota that is no limit at all.
 */
final class UnreadableMembers {

    static final Map<String, Map<String, Class<?>>> TYPES = Map.of(
            Keys.CLIENTS,
            Map.of(
                    "compatible", Boolean.class,
                    "suspended", Boolean.class,
                    "records-per-minute", Long.class,
                    "bytes-per-minute", Long.class,
                    "series-per-day", Long.class,
                    "weight", Integer.class,
                    "token-ttl", Duration.class),
            Keys.PULLS,
            Map.of("every", Duration.class, "overlap", Duration.class, "pages-max", Integer.class));

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Boolean.class, "true or false",
            Long.class, Sentences.NUMBER,
            Integer.class, Sentences.NUMBER,
            Duration.class, Sentences.TIME);

    private UnreadableMembers() {}

    /** One sentence for each. */
    static List<String> sentences(Environment environment, ConversionService conversions) {
        List<String> sentences = new ArrayList<>();
        TYPES.forEach((prefix, members) -> {
            for (String name : environment.getPropertyEntries(prefix))
                members.forEach((member, type) -> {
                    String key = prefix + "." + name + "." + member;
                    environment
                            .getProperty(key, String.class)
                            .filter(value -> !readable(value, type, conversions))
                            .ifPresent(value -> sentences.add("%s: %s (expected: %s)."
                                    .formatted(key, value.isBlank() ? "blank" : value, EXPECTED.get(type))));
                });
        });
        return sentences;
    }

    private static boolean readable(String value, Class<?> type, ConversionService conversions) {
        if (type == Boolean.class) return UnreadableSwitches.readable(value);
        return !value.isBlank() && conversions.convert(value, type).isPresent();
    }
}
