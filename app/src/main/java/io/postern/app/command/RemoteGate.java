package io.postern.app.command;

import io.postern.app.operations.ProbePlace;
import io.postern.probe.model.Mark;
import io.postern.probe.model.Sent;
import io.postern.probe.port.ProbedGate;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import io.postern.telemetry.MonitoringMark;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A gate somewhere, called as its senders and operators call it. What is no outage is a {@link CommandFailure}, which
 * ends a probe: no later try would mend a wrong key.
 */
final class RemoteGate implements ProbedGate {

    private final GateClient gate;
    private final Secret token;
    private final Map<String, String> operator;
    private final ProbePlace place;
    private final boolean marked;

    /**
     * One that sends with that token.
     *
     * @param operator the header by which it reads back
     * @param marked whether the token is a monitoring token, so that what is sent with it is found under its mark
     */
    RemoteGate(GateClient gate, Secret token, Map<String, String> operator, ProbePlace place, boolean marked) {
        this.gate = gate;
        this.token = token;
        this.operator = operator;
        this.place = place;
        this.marked = marked;
    }

    @Override
    public Sent send(Mark mark) {
        HttpResponse<String> answer =
                switch (mark.kind()) {
                    case METRIC -> gate.post("/metric", GateClient.client(token), Json.text(metric(mark)));
                    case LOG_EVENT -> gate.post("/logEvents", GateClient.client(token), Json.text(logEvent(mark)));
                };
        return new Sent.Accepted(answer.headers().firstValue("Postern-Receipt").orElse(""));
    }

    @Override
    public boolean shows(Mark mark) {
        return switch (mark.kind()) {
            case METRIC ->
                Json.objects(read(statistics(mark)), "datapoints").stream()
                        .flatMap(point -> Json.object(point, "values").stream())
                        .anyMatch(values ->
                                values.get("Maximum") instanceof Number number && number.doubleValue() == mark.value());
            case LOG_EVENT ->
                Json.objects(read(events(mark)), "events").stream()
                        .anyMatch(found -> Json.member(found, "message").contains(mark.message()));
        };
    }

    private Map<String, Object> metric(Mark mark) {
        // The mark is the value, which grows with time: one in a dimension would be a new series each time.
        Map<String, Object> datum = Map.of(
                "MetricName",
                ProbePlace.METRIC,
                "Value",
                mark.at().toEpochMilli(),
                "Dimensions",
                List.of(Map.of("Name", ProbePlace.DIMENSION, "Value", place.name())));
        return Map.of("params", Map.of("Namespace", place.namespace(), "MetricData", List.of(datum)));
    }

    private Map<String, Object> logEvent(Mark mark) {
        Map<String, Object> event =
                Map.of("message", mark.message(), "timestamp", mark.at().toEpochMilli());
        return Map.of("logGroupName", place.group(), "logStreamName", place.name(), "logEvents", List.of(event));
    }

    private String statistics(Mark mark) {
        List<String> dimensions = new ArrayList<>(List.of(ProbePlace.DIMENSION + "=" + place.name()));
        if (marked) dimensions.add(MonitoringMark.DIMENSION.name() + "=" + MonitoringMark.DIMENSION.value());
        StringBuilder path = new StringBuilder("/api/v1/metrics/statistics?metricName=" + ProbePlace.METRIC
                + "&statistic=Maximum&namespace=" + Urls.encoded(place.namespace()));
        for (String dimension : dimensions) path.append("&dimension=").append(Urls.encoded(dimension));
        return path.append(around(mark)).toString();
    }

    private String events(Mark mark) {
        String stream = place.name() + (marked ? MonitoringMark.STREAM_SUFFIX : "");
        return "/api/v1/logs/events?logGroupName=" + Urls.encoded(place.group()) + "&logStreamName="
                + Urls.encoded(stream) + "&filterPattern=" + Urls.encoded("\"" + mark.message() + "\"") + around(mark);
    }

    /** Wide, because the gate's clock is another one. */
    private static String around(Mark mark) {
        Instant at = mark.at();
        return "&start=" + at.minusSeconds(120).getEpochSecond() + "&end="
                + at.plusSeconds(3600).getEpochSecond();
    }

    private Map<String, Object> read(String path) {
        try {
            return GateClient.object(gate.get(path, operator));
        } catch (CommandFailure failure) {
            return switch (failure.exit()) {
                case NOT_FOUND -> Map.of(); // the group may be made by this very event
                case TRY_LATER, UNREACHABLE -> throw new PortUnavailable(failure.sentence(), failure);
                default -> throw failure;
            };
        }
    }
}
