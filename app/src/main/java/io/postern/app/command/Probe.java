package io.postern.app.command;

import io.postern.shared.Secret;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One record that was sent in order to be seen again. */
final class Probe {

    private final String kind;
    private final String receipt;
    private final Duration accepted;
    private final long acceptedAt = System.nanoTime();
    private final String reading;
    private final Predicate<Map<String, Object>> shows;
    private @Nullable Duration visible;

    /**
     * @param reading the path by which it is read back
     * @param shows whether an answer from there holds it
     */
    private Probe(
            String kind,
            HttpResponse<String> answer,
            Duration accepted,
            String reading,
            Predicate<Map<String, Object>> shows) {
        this.kind = kind;
        this.receipt = answer.headers().firstValue("Postern-Receipt").orElse("");
        this.accepted = accepted;
        this.reading = reading;
        this.shows = shows;
    }

    /** Sends a datum. Its mark is its value, which grows with time: a mark in a dimension would be a new series each time. */
    static Probe metric(GateClient gate, Secret token, String namespace, String name) {
        Instant now = Instant.now();
        double mark = now.toEpochMilli();
        List<Map<String, String>> dimensions = List.of(Map.of("Name", "Probe", "Value", name));
        Map<String, Object> datum =
                Map.of("MetricName", "Probe", "Value", now.toEpochMilli(), "Dimensions", dimensions);
        String reading =
                "/api/v1/metrics/statistics?metricName=Probe&statistic=Maximum&namespace=" + Urls.encoded(namespace)
                        + "&dimension=" + Urls.encoded("Probe=" + name) + "&start="
                        + now.minusSeconds(120).getEpochSecond()
                        + "&end=" + now.plusSeconds(3600).getEpochSecond();
        Map<String, Object> submission = Map.of("params", Map.of("Namespace", namespace, "MetricData", List.of(datum)));
        return send(
                gate,
                token,
                "metric",
                "/metric",
                submission,
                reading,
                answer -> Json.objects(answer, "datapoints").stream()
                        .flatMap(point -> Json.object(point, "values").stream())
                        .anyMatch(values ->
                                values.get("Maximum") instanceof Number number && number.doubleValue() == mark));
    }

    /** Sends a log event with a mark in its text. */
    static Probe logEvent(GateClient gate, Secret token, String group, String name) {
        Instant now = Instant.now();
        String mark = UUID.randomUUID().toString();
        Map<String, Object> event = Map.of("message", "postern probe " + mark, "timestamp", now.toEpochMilli());
        String reading =
                "/api/v1/logs/events?logGroupName=" + Urls.encoded(group) + "&logStreamName=" + Urls.encoded(name)
                        + "&filterPattern=" + Urls.encoded("\"" + mark + "\"") + "&start="
                        + now.minusSeconds(120).getEpochSecond()
                        + "&end=" + now.plusSeconds(3600).getEpochSecond();
        Map<String, Object> submission =
                Map.of("logGroupName", group, "logStreamName", name, "logEvents", List.of(event));
        return send(
                gate,
                token,
                "log event",
                "/logEvents",
                submission,
                reading,
                answer -> Json.objects(answer, "events").stream()
                        .anyMatch(found -> Json.member(found, "message").contains(mark)));
    }

    private static Probe send(
            GateClient gate,
            Secret token,
            String kind,
            String path,
            Map<String, Object> submission,
            String reading,
            Predicate<Map<String, Object>> shows) {
        long start = System.nanoTime();
        HttpResponse<String> answer = gate.post(path, GateClient.client(token), Json.text(submission));
        return new Probe(kind, answer, Duration.ofNanos(System.nanoTime() - start), reading, shows);
    }

    /** Looks for it unless it was seen before, and tells whether it has been seen. */
    boolean seen(GateClient gate, Map<String, String> operator) {
        if (visible == null && look(gate, operator)) visible = Duration.ofNanos(System.nanoTime() - acceptedAt);
        return visible != null;
    }

    private boolean look(GateClient gate, Map<String, String> operator) {
        try {
            return shows.test(GateClient.object(gate.get(reading, operator)));
        } catch (CommandFailure failure) {
            // The group may be made by this very event.
            if (failure.exit() == ExitCode.NOT_FOUND) return false;
            throw failure;
        }
    }

    String kind() {
        return kind;
    }

    String receipt() {
        return receipt;
    }

    /** How long sending took, until the server had it durably. */
    Duration accepted() {
        return accepted;
    }

    /** From then until it could be read back; empty: it cannot be yet. */
    Optional<Duration> visible() {
        return Optional.ofNullable(visible);
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", kind);
        object.put("receipt", receipt);
        object.put("acceptedMillis", accepted.toMillis());
        if (visible != null) object.put("visibleMillis", visible.toMillis());
        return object;
    }
}
