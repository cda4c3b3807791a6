package io.postern.telemetry.model;

import io.postern.access.model.Stamps;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes fields into log messages, first, and takes away what the sender wrote under the same names. */
final class StampedMessage {

    private final Set<String> names;
    private final String start;

    StampedMessage(Stamps stamps) {
        this.names = stamps.values().keySet();
        StringBuilder fields = new StringBuilder("{");
        stamps.values().forEach((name, value) -> {
            if (fields.length() > 1) fields.append(',');
            quote(name, fields);
            fields.append(':');
            quote(value, fields);
        });
        this.start = fields.toString();
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
