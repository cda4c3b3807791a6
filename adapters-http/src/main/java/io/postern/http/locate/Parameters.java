package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The query of a call to locate; of a parameter that is given twice, the first value counts. */
final class Parameters {

    static final String TOKEN = "access_token";

    /** What is carried from a caller of nearest to the machine, beside all that begins with {@code client_}. */
    private static final Set<String> CARRIED = Set.of(
            "early_exit", "max_cwnd_gain", "max_elapsed_time", "country", "site", "strict", "org", "machine-type");

    /** What the original's language takes for true. */
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private final Map<String, List<String>> values;

    Parameters(HttpRequest<?> request) {
        this.values = request.getParameters().asMap();
    }

    /** Its first value; empty when it is not given. */
    String first(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    /** All its values. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a country is a condition. */
    boolean strict() {
        return TRUE.contains(first("strict"));
    }

    /** What a monitoring client's parameters add to the URLs: all but its token. */
    Map<String, String> ofMonitoring() {
        Map<String, String> carried = new HashMap<>();
        for (String name : values.keySet()) if (!name.equals(TOKEN)) carried.put(name, first(name));
        return carried;
    }

    /** What a caller's parameters add to the URLs. */
    Map<String, String> ofNearest() {
        Map<String, String> carried = new HashMap<>();
        for (String name : values.keySet())
            if (name.startsWith("client_") || CARRIED.contains(name)) carried.put(name, first(name));
        return carried;
    }
}
