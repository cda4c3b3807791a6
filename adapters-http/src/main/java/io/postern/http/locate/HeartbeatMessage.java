package io.postern.http.locate;

import io.postern.http.body.JsonTree;
import io.postern.http.body.Node;
import io.postern.locate.model.GeoPoint;
import io.postern.locate.model.MachineName;
import io.postern.locate.model.MachineNames;
import io.postern.locate.model.Registration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One message of a machine. */
sealed interface HeartbeatMessage {

    /** What it says of itself. */
    record Registered(Registration registration) implements HeartbeatMessage {}

    /** How well it is. */
    record Health(double score) implements HeartbeatMessage {}

    /** A registration that breaks rules. */
    record Invalid(String why) implements HeartbeatMessage {}

    /** Nothing that is known here; newer machines may say more. */
    record Unknown() implements HeartbeatMessage {}

    /** Reads a text; members that are not known are ignored. */
    static HeartbeatMessage read(String text, MachineNames names) {
        Optional<Node> root = JsonTree.read(text);
        if (root.isEmpty() || !(root.get() instanceof Node.Members message)) return new Unknown();
        if (message.get("Registration") instanceof Node.Members registration) return registered(registration, names);
        if (message.get("Health") instanceof Node.Members health) return new Health(number(health, "Score", 0));
        return new Unknown();
    }

    private static HeartbeatMessage registered(Node.Members said, MachineNames names) {
        Optional<MachineName> hostname = names.accept(text(said, "Hostname"));
        if (hostname.isEmpty()) return new Invalid("Hostname: not the name of a machine");
        try {
            return new Registered(new Registration(
                    hostname.get(),
                    text(said, "Experiment"),
                    services(said.get("Services")),
                    text(said, "City"),
                    text(said, "CountryCode"),
                    text(said, "ContinentCode"),
                    new GeoPoint(number(said, "Latitude", 0), number(said, "Longitude", 0)),
                    text(said, "Machine"),
                    text(said, "Metro"),
                    text(said, "Project"),
                    number(said, "Probability", 1),
                    text(said, "Site"),
                    text(said, "Type"),
                    text(said, "Uplink")));
        } catch (IllegalArgumentException wrong) {
            return new Invalid(String.valueOf(wrong.getMessage()));
        }
    }

    private static Map<String, List<String>> services(Node said) {
        Map<String, List<String>> services = new HashMap<>();
        if (said instanceof Node.Members members)
            members.values().forEach((name, urls) -> services.put(name, texts(urls)));
        return services;
    }

    private static List<String> texts(Node said) {
        if (!(said instanceof Node.Items items)) return List.of();
        return items.values().stream()
                .map(item -> item instanceof Node.Text text ? text.value() : "")
                .toList();
    }

    private static String text(Node.Members said, String name) {
        return said.get(name) instanceof Node.Text text ? text.value() : "";
    }

    private static double number(Node.Members said, String name, double absent) {
        if (!(said.get(name) instanceof Node.Numeral numeral)) return absent;
        double value = Double.parseDouble(numeral.text());
        return Double.isFinite(value) ? value : Double.NaN; // which nothing takes
    }
}
