package io.postern.redis.locate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.locate.model.GeoPoint;
import io.postern.locate.model.LiveMachine;
import io.postern.locate.model.MachineName;
import io.postern.locate.model.Registration;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A live machine as a text of {@code name=value&…}, which a person can read in Redis. Of a newer version's additions
 * nothing is read; what cannot be read at all is no machine, and its next message mends it.
 */
final class MachineCodec {

    private static final String SERVICE = "service:";

    private MachineCodec() {}

    static byte[] write(LiveMachine machine) {
        Registration registration = machine.registration();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("hostname", registration.hostname().text());
        fields.put("until", Long.toString(machine.until().toEpochMilli()));
        fields.put("score", Double.toString(machine.score()));
        fields.put("experiment", registration.experiment());
        fields.put("city", registration.city());
        fields.put("country", registration.countryCode());
        fields.put("continent", registration.continentCode());
        fields.put("latitude", Double.toString(registration.place().latitude()));
        fields.put("longitude", Double.toString(registration.place().longitude()));
        fields.put("machine", registration.machine());
        fields.put("metro", registration.metro());
        fields.put("project", registration.project());
        fields.put("probability", Double.toString(registration.probability()));
        fields.put("site", registration.site());
        fields.put("type", registration.type());
        fields.put("uplink", registration.uplink());
        registration.services().forEach((service, urls) -> fields.put(SERVICE + service, String.join(" ", urls)));
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        return text.toString().getBytes(UTF_8);
    }

    static Optional<LiveMachine> read(byte[] bytes) {
        Map<String, String> fields = new HashMap<>();
        Map<String, List<String>> services = new HashMap<>();
        try {
            for (String pair : new String(bytes, UTF_8).split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = URLDecoder.decode(pair.substring(0, equals), UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
                if (name.startsWith(SERVICE)) services.put(name.substring(SERVICE.length()), urls(value));
                else fields.put(name, value);
            }
            return MachineName.parse(text(fields, "hostname")).map(hostname -> machine(hostname, fields, services));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static LiveMachine machine(
            MachineName hostname, Map<String, String> fields, Map<String, List<String>> services) {
        Registration registration = new Registration(
                hostname,
                text(fields, "experiment"),
                services,
                text(fields, "city"),
                text(fields, "country"),
                text(fields, "continent"),
                new GeoPoint(number(fields, "latitude"), number(fields, "longitude")),
                text(fields, "machine"),
                text(fields, "metro"),
                text(fields, "project"),
                number(fields, "probability"),
                text(fields, "site"),
                text(fields, "type"),
                text(fields, "uplink"));
        return new LiveMachine(
                registration, number(fields, "score"), Instant.ofEpochMilli(Long.parseLong(text(fields, "until"))));
    }

    private static List<String> urls(String value) {
        List<String> urls = new ArrayList<>();
        for (String url : value.split(" ", -1)) if (!url.isEmpty()) urls.add(url);
        return urls;
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static double number(Map<String, String> fields, String name) {
        return Double.parseDouble(text(fields, name));
    }
}
