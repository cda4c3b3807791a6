package io.postern.sinks;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Telling;
import io.postern.metering.port.MeterSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * CloudEvents 1.0 over HTTP in structured mode, as OpenMeter takes them: many in one request, and of a refused request
 * halves, until the guilty event stands alone. An event's id is the id of its CloudEvent, by which OpenMeter knows one that
 * it was told before.
 */
final class OpenMeterSink implements MeterSink, AutoCloseable {

    static final String NAME = "open-meter";

    /** CloudEvents wants no empty subject, and OpenMeter wants one. */
    private static final String NOBODY_KNOWN = "unknown";

    private static final String ONE = "application/cloudevents+json";
    private static final String MANY = "application/cloudevents-batch+json";

    private final OpenMeterConfig config;
    private final SinkDoor door;

    OpenMeterSink(OpenMeterConfig config, Clock clock) {
        this.config = config;
        this.door = new SinkDoor(config.address(), config.requestTimeout(), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Telling> tell(List<MeterEvent> events) {
        List<List<MeterEvent>> parts = new ArrayList<>();
        for (int from = 0; from < events.size(); from += config.eventsPerRequest())
            parts.add(events.subList(from, Math.min(from + config.eventsPerRequest(), events.size())));
        SideBySide.Part part = (some, left) -> tellOrHalve(some, System.nanoTime() + left.toNanos());
        return new SideBySide(part, config.requestsMax(), config.deadline()).tell(parts);
    }

    @Override
    public void close() {
        door.close();
    }

    private List<Heard> tellOrHalve(List<MeterEvent> events, long end) {
        Heard heard = post(events, end);
        if (events.size() == 1) return List.of(heard);
        if (!(heard.telling() instanceof Telling.Refused))
            return events.stream().map(_ -> heard).toList();
        List<Heard> halves = new ArrayList<>(tellOrHalve(events.subList(0, events.size() / 2), end));
        halves.addAll(tellOrHalve(events.subList(events.size() / 2, events.size()), end));
        return halves;
    }

    private Heard post(List<MeterEvent> events, long end) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) return Heard.later("no time left");
        if (events.size() == 1) return door.post(ONE, Fields.written(fields -> write(events.getFirst(), fields)), left);
        return door.post(
                MANY,
                Fields.written(fields -> {
                    fields.json().writeStartArray();
                    for (MeterEvent event : events) write(event, fields);
                    fields.json().writeEndArray();
                }),
                left);
    }

    private void write(MeterEvent event, Fields fields) throws IOException {
        fields.json().writeStartObject();
        fields.text("specversion", "1.0");
        fields.text("id", event.id());
        fields.text("source", config.source());
        fields.text("type", config.type());
        fields.text("subject", event.application().isEmpty() ? NOBODY_KNOWN : event.application());
        fields.text("time", event.at().toString());
        fields.text("datacontenttype", "application/json");
        fields.json().writeObjectFieldStart("data");
        fields.text("method", event.method());
        fields.text("route", event.route());
        fields.text("url", event.url());
        fields.status("status", event.status());
        fields.text("remoteHost", event.remoteHost());
        fields.number("latencyMillis", event.latencyMillis());
        fields.number("backendLatencyMillis", event.backendLatencyMillis());
        fields.number("responseBytes", event.responseBytes());
        if (!event.labels().isEmpty()) {
            fields.json().writeObjectFieldStart("labels");
            for (Map.Entry<String, String> label : event.labels().entrySet())
                fields.json().writeStringField(label.getKey(), label.getValue());
            fields.json().writeEndObject();
        }
        fields.json().writeEndObject();
        fields.json().writeEndObject();
    }
}
