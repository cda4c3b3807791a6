package io.postern.app.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A JSON text that a page shows, beside one that came: what differs, and nothing where they say the same. */
final class ShownJson {

    private final boolean values;

    /** One that compares values too, or only names and kinds. */
    ShownJson(boolean values) {
        this.values = values;
    }

    /** JSON is YAML, which the application reads its settings from. */
    static Object read(String json) {
        return new Yaml().load(json);
    }

    String differences(String shown, String came) {
        return differences("", read(shown), read(came));
    }

    private String differences(String at, @Nullable Object shown, @Nullable Object came) {
        if (shown instanceof Map<?, ?> members && came instanceof Map<?, ?> others)
            return ofMembers(at, members, others);
        if (shown instanceof List<?> items && came instanceof List<?> others) return ofItems(at, items, others);
        boolean same = values ? sameValue(shown, came) : sameKind(shown, came);
        return same ? "" : "%s: shown %s, came %s%n".formatted(at, shown, came);
    }

    private String ofMembers(String at, Map<?, ?> shown, Map<?, ?> came) {
        if (!shown.keySet().equals(came.keySet()))
            return "%s: shown %s, came %s%n".formatted(at, shown.keySet(), came.keySet());
        return shown.keySet().stream()
                .map(name -> differences(at + "." + name, shown.get(name), came.get(name)))
                .collect(Collectors.joining());
    }

    private String ofItems(String at, List<?> shown, List<?> came) {
        if (shown.isEmpty() != came.isEmpty() || (values && shown.size() != came.size()))
            return "%s: shown %s, came %s%n".formatted(at, shown, came);
        return IntStream.range(0, Math.min(shown.size(), came.size()))
                .mapToObj(i -> differences(at + "[" + i + "]", shown.get(i), came.get(i)))
                .collect(Collectors.joining());
    }

    private static boolean sameValue(@Nullable Object shown, @Nullable Object came) {
        if (shown instanceof String text && text.contains("…")) return Shown.matches(text, String.valueOf(came));
        return String.valueOf(shown).equals(String.valueOf(came));
    }

    private static boolean sameKind(@Nullable Object shown, @Nullable Object came) {
        if (shown == null || came == null) return shown == came;
        if (shown instanceof Number) return came instanceof Number;
        return shown.getClass() == came.getClass();
    }
}
