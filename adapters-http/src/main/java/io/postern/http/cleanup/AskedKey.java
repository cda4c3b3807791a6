package io.postern.http.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.http.problem.CleanupEnvelope;
import java.net.URLDecoder;
import java.util.Optional;

/**
 * The key that a path names, with its slashes encoded, as AWS Auto Cleanup's page has it, or bare.
 *
 * @param raw as it came
 */
record AskedKey(String raw) {

    private static final String BEFORE = "/execution/";

    /** Of a path below {@code /execution}; a slash at its end belongs to no key. */
    static AskedKey of(HttpRequest<?> request) {
        String path = request.getUri().getRawPath();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return new AskedKey(path.substring(Math.min(BEFORE.length(), end), end));
    }

    /** What it says; where it is badly encoded, what stands there. */
    String text() {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException _) {
            return raw;
        }
    }

    /** The log's key; nothing when no log can have it. */
    Optional<ExecutionKey> key() {
        return ExecutionKey.read(text());
    }

    /** What the answer repeats. */
    CleanupEnvelope.Value asked() {
        return json -> {
            json.writeStartObject();
            json.writeStringField("key", raw);
            json.writeEndObject();
        };
    }
}
