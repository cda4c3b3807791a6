package io.postern.metering.model;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One call of an API, as its access log tells it. What a log leaves out is an empty text or nothing. No text holds a
 * control character, so that events can be written as lines.
 *
 * @param id what tells this call from all others wherever it is told again: CloudWatch's id of the log event, else API
 *     Gateway's {@code extendedRequestId}, else a digest of the line; never {@code requestId}, which callers of REST APIs
 *     can choose
 * @param at when it was called
 * @param application who called; empty: nobody known
 * @param method of HTTP, in capitals
 * @param route what the API calls the path, such as {@code /pets/{id}}; the path itself where the log has no route
 * @param url the path that was called
 * @param status of HTTP, 100 to 599; zero: unknown
 * @param remoteHost address of the caller
 * @param latencyMillis what the caller waited
 * @param backendLatencyMillis what API Gateway waited for the integration
 * @param responseBytes size of the answer's body
 * @param labels what else was said of it, such as the API, the stage, or Firehose's common attributes
 */
public record MeterEvent(
        String id,
        Instant at,
        String application,
        String method,
        String route,
        String url,
        int status,
        String remoteHost,
        OptionalLong latencyMillis,
        OptionalLong backendLatencyMillis,
        OptionalLong responseBytes,
        Map<String, String> labels) {

    /** Longest id, in characters; CloudWatch's have 56. */
    public static final int ID_MAX = 128;

    /** Longest text of any other member, in characters. */
    public static final int TEXT_MAX = 2_048;

    /** Most labels; Firehose allows 50 common attributes (API reference, HttpEndpointRequestConfiguration). */
    public static final int LABELS_MAX = 64;

    private static final int UNKNOWN_STATUS = 0;
    private static final int STATUS_MIN = 100;
    private static final int STATUS_MAX = 599;

    public MeterEvent {
        if (id.isBlank()) throw new IllegalArgumentException("meter event: no id (expected: text)");
        checked("id", id, ID_MAX);
        checked("application", application, TEXT_MAX);
        checked("method", method, TEXT_MAX);
        checked("route", route, TEXT_MAX);
        checked("url", url, TEXT_MAX);
        checked("remote host", remoteHost, TEXT_MAX);
        if (status != UNKNOWN_STATUS && (status < STATUS_MIN || status > STATUS_MAX))
            throw new IllegalArgumentException("meter event: status " + status + " (expected: 100 to 599, or 0)");
        natural("latency", latencyMillis);
        natural("backend latency", backendLatencyMillis);
        natural("response size", responseBytes);
        labels = Map.copyOf(labels);
        if (labels.size() > LABELS_MAX)
            throw new IllegalArgumentException("meter event: " + labels.size() + " labels (expected: at most 64)");
        labels.forEach(MeterEvent::checkedLabel);
    }

    /** Whether the caller got an error: a status of 400 or above. */
    public boolean failed() {
        return status >= 400;
    }

    private static void checkedLabel(String name, String value) {
        if (name.isBlank() || name.indexOf('=') >= 0)
            throw new IllegalArgumentException("meter event: label " + name + " (expected: text without '=')");
        checked("label", name, TEXT_MAX);
        checked("label " + name, value, TEXT_MAX);
    }

    private static void checked(String member, String text, int max) {
        if (text.length() > max)
            throw new IllegalArgumentException(
                    "meter event: " + member + " of " + text.length() + " characters (expected: at most " + max + ")");
        for (int at = 0; at < text.length(); at++)
            if (Character.isISOControl(text.charAt(at)))
                throw new IllegalArgumentException("meter event: a control character in its " + member);
    }

    private static void natural(String member, OptionalLong number) {
        if (number.isPresent() && number.getAsLong() < 0)
            throw new IllegalArgumentException(
                    "meter event: " + member + " " + number.getAsLong() + " (expected: zero or more)");
    }
}
