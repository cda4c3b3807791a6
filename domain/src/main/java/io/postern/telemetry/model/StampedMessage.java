package io.postern.telemetry.model;

import io.postern.access.model.Stamps;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes fields into log messages, first, and takes away what the sender wrote under the same names. */
final class StampedMessage {

    private final Set<String> names;
    private final Map<String, String> fields = new TreeMap<>();
    private final String start;

    StampedMessage(Stamps stamps) {
        this.names = stamps.values().keySet();
        stamps.values().forEach((name, value) -> fields.put(name, field(name, value)));
        this.start = "{" + String.join(",", fields.values());
    }

    /** Whether the message has all of the fields, each as it is written here and once. */
    boolean isOn(String message) {
        Set<String> missing = new HashSet<>(names);
        for (JsonMembers.Member member : JsonMembers.of(message).orElse(List.of())) {
            String field = fields.get(member.name());
            if (field == null) continue;
            if (!message.substring(member.from(), member.to()).equals(field) || !missing.remove(member.name()))
                return false;
        }
        return missing.isEmpty();
    }

    /** The message with the fields; an empty one stays empty, which is not valid. */
    String on(String message) {
        if (message.isEmpty()) return message;
        StringBuilder stamped = new StringBuilder(start.length() + message.length() + 16).append(start);
        Optional<List<JsonMembers.Member>> members = JsonMembers.of(message);
        if (members.isPresent()) {
            for (JsonMembers.Member member : members.get())
                if (!names.contains(member.name())) stamped.append(',').append(message, member.from(), member.to());
        } else {
            stamped.append(",\"message\":");
            quote(message, stamped);
        }
        return stamped.append('}').toString();
    }

    private static String field(String name, String value) {
        StringBuilder json = new StringBuilder();
        quote(name, json);
        json.append(':');
        quote(value, json);
        return json.toString();
    }

    /** RFC 8259, section 7. */
    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') json.append("\\u%04x".formatted((int) c));
                    else json.append(c);
                }
            }
        }
        json.append('"');
    }
}
