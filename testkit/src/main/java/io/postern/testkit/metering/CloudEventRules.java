package io.postern.testkit.metering;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Of OpenMeter's ingest API: CloudEvents 1.0 in structured mode, one or many, all of a request or nothing.
 *
 * @param token the only bearer token that it knows
 */
public record CloudEventRules(String token) implements SinkRules {

    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");

    @Override
    public String path() {
        return "/api/v1/events";
    }

    @Override
    public int success() {
        return 204;
    }

    @Override
    public List<JsonNode> read(Headers headers, byte[] body) {
        if (!("Bearer " + token).equals(headers.getFirst("authorization"))) throw new Broken(401, "no such token");
        JsonNode json = ReveniumRules.parsed(body);
        List<JsonNode> events = new ArrayList<>();
        switch (String.valueOf(headers.getFirst("content-type"))) {
            case "application/cloudevents+json" -> events.add(json);
            case "application/cloudevents-batch+json" -> {
                if (!json.isArray() || json.isEmpty()) throw new Broken(400, "an array of events");
                json.forEach(events::add);
            }
            default -> throw new Broken(415, "CloudEvents");
        }
        events.forEach(CloudEventRules::check);
        return events;
    }

    private static void check(JsonNode event) {
        if (!event.isObject()) throw new Broken(400, "an event");
        event.fieldNames().forEachRemaining(name -> {
            if (!ATTRIBUTES.contains(name)) throw new Broken(400, "attribute " + name);
        });
        if (!event.path("specversion").asText().equals("1.0")) throw new Broken(400, "specversion");
        for (String name : List.of("id", "source", "type", "subject"))
            if (!event.path(name).isTextual() || event.path(name).asText().isEmpty()) throw new Broken(400, name);
        try {
            OffsetDateTime.parse(event.path("time").asText());
        } catch (DateTimeParseException wrong) {
            throw new Broken(400, "time");
        }
        if (!event.path("data").isObject()) throw new Broken(400, "data");
        if (event.path("data").path("url").asText().equals(SinkStandIn.POISON)) throw new Broken(400, "poison");
    }
}
