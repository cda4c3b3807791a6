package io.postern.http.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpRequest;
import java.io.IOException;

/**
 * Writes AWS Auto Cleanup's form of every answer: {@code {"message": "…", "request": {…}, "response": {…}}}, with
 * {@code null} for what there is not.
 */
public final class CleanupEnvelope {

    private static final String ASKED = "postern.cleanup.asked";
    private static final Value NOTHING = JsonGenerator::writeNull;

    private CleanupEnvelope() {}

    /** Writes one value. */
    public interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    /** Remembers what the request asks for, so that a refusal repeats it as the original's do. */
    public static void remember(HttpRequest<?> request, Value asked) {
        request.setAttribute(ASKED, asked);
    }

    /** The answer to a request that was done. */
    public static byte[] of(String message, HttpRequest<?> request, Value response) {
        return Json.object(json -> write(json, message, asked(request), response));
    }

    static byte[] of(Rejection rejection, HttpRequest<?> request) {
        return of(rejection.detail(), request, NOTHING);
    }

    /** The members of an answer, into an object that is open. */
    public static void write(JsonGenerator json, String message, Value request, Value response) throws IOException {
        json.writeStringField("message", message);
        json.writeFieldName("request");
        request.write(json);
        json.writeFieldName("response");
        response.write(json);
    }

    private static Value asked(HttpRequest<?> request) {
        return request.getAttribute(ASKED, Value.class).orElse(NOTHING);
    }
}
