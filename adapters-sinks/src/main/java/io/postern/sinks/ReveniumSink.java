package io.postern.sinks;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Telling;
import io.postern.metering.port.MeterSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Revenium's metering API: one request for each event, with the fields that its own Lambda function for API Gateway sends.
 * It knows no id of an event, so one that is told twice counts twice there.
 */
final class ReveniumSink implements MeterSink, AutoCloseable {

    static final String NAME = "revenium";

    private final ReveniumConfig config;
    private final SinkDoor door;

    ReveniumSink(ReveniumConfig config, Clock clock) {
        this.config = config;
        this.door = new SinkDoor(config.address(), config.requestTimeout(), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Telling> tell(List<MeterEvent> events) {
        List<List<MeterEvent>> parts = events.stream().map(List::of).toList();
        return new SideBySide(this::tellOne, config.requestsMax(), config.deadline()).tell(parts);
    }

    @Override
    public void close() {
        door.close();
    }

    private List<Heard> tellOne(List<MeterEvent> event, Duration left) {
        byte[] body = Fields.written(fields -> write(event.getFirst(), fields));
        return List.of(door.post("application/json", body, left));
    }

    private static void write(MeterEvent event, Fields fields) throws IOException {
        fields.json().writeStartObject();
        fields.text("method", event.method());
        fields.text("url", event.url());
        fields.text("application", event.application());
        fields.status("responseCode", event.status());
        fields.text("remoteHost", event.remoteHost());
        fields.number("backendLatency", event.backendLatencyMillis());
        fields.number("responseMessageSize", event.responseBytes());
        fields.text("source", "AWS");
        fields.json().writeEndObject();
    }
}
