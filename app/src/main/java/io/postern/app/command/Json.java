package io.postern.app.command;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON as maps and lists, read and written by the library that reads the keys. */
final class Json {

    private Json() {}

    /** The object in the text; empty when it is none. */
    static Optional<Map<String, Object>> object(String text) {
        // The library takes an array of pairs for an object as well, and an empty one for an empty object.
        if (!text.stripLeading().startsWith("{")) return Optional.empty();
        try {
            return Optional.of(JSONObjectUtils.parse(text));
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    static String text(Map<String, Object> object) {
        return JSONObjectUtils.toJSONString(object);
    }

    /** Objects in an array, a line each. */
    static String text(List<Map<String, Object>> objects) {
        return objects.stream().map(Json::text).collect(Collectors.joining(",\n", "[", "]"));
    }

    /** The text of a member, whatever its type; empty when there is none. */
    static String member(Map<String, Object> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    /** The objects that a member lists; none when it lists none. */
    static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
        if (!(object.get(name) instanceof List<?> list)) return List.of();
        return list.stream().map(Json::asObject).flatMap(Optional::stream).toList();
    }

    /** The object that a member is; empty when it is none. */
    static Optional<Map<String, Object>> object(Map<String, Object> object, String name) {
        return asObject(object.get(name));
    }

    @SuppressWarnings("unchecked") // the parser makes no other maps
    private static Optional<Map<String, Object>> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> ? Optional.of((Map<String, Object>) value) : Optional.empty();
    }
}
