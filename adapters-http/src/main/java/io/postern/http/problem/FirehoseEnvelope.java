package io.postern.http.problem;

import io.micronaut.http.HttpRequest;

/**
 * Writes an error as Amazon Data Firehose reads it: {@code {"requestId", "timestamp", "errorMessage"}}. Source: HTTP
 * endpoint delivery request and response specifications, in its developer guide. {@code code} is our one extension member.
 */
public final class FirehoseEnvelope {

    /** Under which a request's own id is remembered, when its body tells it. */
    public static final String REQUEST_ID = "postern.firehose.request-id";

    /** The header that tells it. */
    public static final String HEADER = "X-Amz-Firehose-Request-Id";

    /** Longest id that is told back; Firehose's have 36 characters. */
    public static final int ID_MAX = 128;

    private FirehoseEnvelope() {}

    static byte[] of(Rejection rejection, HttpRequest<?> request, long nowMillis) {
        return Json.object(json -> {
            json.writeStringField("requestId", requestId(request));
            json.writeNumberField("timestamp", nowMillis);
            json.writeStringField("errorMessage", rejection.detail());
            json.writeNumberField("code", rejection.code());
        });
    }

    private static String requestId(HttpRequest<?> request) {
        String header = request.getHeaders().get(HEADER);
        String id = header != null
                ? header
                : request.getAttribute(REQUEST_ID, String.class).orElse("");
        return id.length() > ID_MAX ? id.substring(0, ID_MAX) : id;
    }
}
