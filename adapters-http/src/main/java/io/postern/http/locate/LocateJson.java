package io.postern.http.locate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.Monitoring;
import io.postern.locate.model.NearTarget;
import io.postern.locate.model.Registration;
import io.postern.locate.model.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what locate answers, with the names of the original. */
final class LocateJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private LocateJson() {}

    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    static MutableHttpResponse<byte[]> nearest(List<NearTarget> targets) {
        return ok(json -> {
            json.writeArrayFieldStart("results");
            for (NearTarget near : targets) {
                json.writeStartObject();
                names(json, near.target());
                json.writeObjectFieldStart("location");
                json.writeStringField("city", near.city());
                json.writeStringField("country", near.countryCode());
                json.writeEndObject();
                urls(json, near.target());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static HttpResponse<byte[]> monitoring(Monitoring.Granted granted) {
        return ok(json -> {
            json.writeStringField("access_token", granted.token());
            json.writeObjectFieldStart("target");
            names(json, granted.target());
            urls(json, granted.target());
            json.writeEndObject();
            json.writeArrayFieldStart("results");
            json.writeStartObject();
            names(json, granted.target());
            urls(json, granted.target());
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    static HttpResponse<byte[]> registrations(List<LiveMachine> machines) {
        return ok(json -> {
            for (LiveMachine machine : machines) {
                json.writeObjectFieldStart(machine.registration().hostname().text());
                json.writeObjectFieldStart("Health");
                json.writeNumberField("Score", machine.score());
                json.writeEndObject();
                registration(json, machine.registration());
                json.writeNullField("Prometheus");
                json.writeEndObject();
            }
        });
    }

    private static void names(JsonGenerator json, Target target) throws IOException {
        json.writeStringField("machine", target.machine());
        json.writeStringField("hostname", target.hostname());
    }

    private static void urls(JsonGenerator json, Target target) throws IOException {
        json.writeObjectFieldStart("urls");
        for (Map.Entry<String, String> url : new TreeMap<>(target.urls()).entrySet())
            json.writeStringField(url.getKey(), url.getValue());
        json.writeEndObject();
    }

    private static void registration(JsonGenerator json, Registration registration) throws IOException {
        json.writeObjectFieldStart("Registration");
        json.writeStringField("City", registration.city());
        json.writeStringField("CountryCode", registration.countryCode());
        json.writeStringField("ContinentCode", registration.continentCode());
        json.writeStringField("Experiment", registration.experiment());
        json.writeStringField("Hostname", registration.hostname().text());
        json.writeNumberField("Latitude", registration.place().latitude());
        json.writeNumberField("Longitude", registration.place().longitude());
        json.writeStringField("Machine", registration.machine());
        json.writeStringField("Metro", registration.metro());
        json.writeStringField("Project", registration.project());
        json.writeNumberField("Probability", registration.probability());
        json.writeStringField("Site", registration.site());
        json.writeStringField("Type", registration.type());
        json.writeStringField("Uplink", registration.uplink());
        json.writeObjectFieldStart("Services");
        for (Map.Entry<String, List<String>> service : new TreeMap<>(registration.services()).entrySet()) {
            json.writeArrayFieldStart(service.getKey());
            for (String url : service.getValue()) json.writeString(url);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    static MutableHttpResponse<byte[]> ok(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HttpResponse.ok(bytes.toByteArray())
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
