package io.postern.http.locate;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.Registration;
import java.io.IOException;
import java.util.List;

/** Writes live machines as points on a map (RFC 7946), with the properties of the original. */
final class GeoJson {

    private GeoJson() {}

    static HttpResponse<byte[]> of(List<LiveMachine> machines) {
        return LocateJson.ok(json -> {
            json.writeArrayFieldStart("features");
            for (LiveMachine machine : machines) feature(json, machine);
            json.writeEndArray();
            json.writeStringField("type", "FeatureCollection");
        });
    }

    private static void feature(JsonGenerator json, LiveMachine live) throws IOException {
        Registration machine = live.registration();
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Point");
        json.writeArrayFieldStart("coordinates");
        json.writeNumber(machine.place().longitude());
        json.writeNumber(machine.place().latitude());
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeNumberField("health", live.score());
        json.writeStringField("hostname", machine.hostname().text());
        json.writeStringField("machine", machine.site() + "-" + machine.machine());
        json.writeStringField("org", machine.hostname().organization());
        json.writeNumberField("probability", machine.probability());
        json.writeStringField("type", machine.type());
        json.writeStringField("uplink", machine.uplink());
        json.writeEndObject();
        json.writeEndObject();
    }
}
