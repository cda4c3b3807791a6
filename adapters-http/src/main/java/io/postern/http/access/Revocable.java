package io.postern.http.access;

import io.postern.access.model.ClientId;
import io.postern.http.body.Body;
import io.postern.http.body.Node;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** The tokens that a body asks to take back. What is wrong with it is an {@link IllegalArgumentException}. */
sealed interface Revocable {

    /** Longest id of a token that is listened to; ours have 36. */
    int ID_CHARACTERS_MAX = 128;

    /** Those of one client. */
    record OneClient(ClientId client, Instant before) implements Revocable {}

    /** All. */
    record Everybody(Instant before) implements Revocable {}

    /** Reads a body; the instant is {@code now} where a client is named and none given. */
    static Revocable read(Body.Read body, Instant now) {
        // A misspelled client must not mean everybody.
        if (!(body.root() instanceof Node.Members members)
                || !Set.of("client", "before").containsAll(members.values().keySet()))
            throw new IllegalArgumentException("body: not usable (expected: client, before or both)");
        Node client = members.get("client");
        Node before = members.get("before");
        if (client.absent() && before.absent())
            throw new IllegalArgumentException("before: missing (expected: an instant, where no client is named)");
        Instant instant = before.absent() ? now : instant(before);
        return client.absent() ? new Everybody(instant) : new OneClient(new ClientId(text("client", client)), instant);
    }

    /** The text for a line of the log, which nobody's id must break. */
    static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static Instant instant(Node node) {
        try {
            return OffsetDateTime.parse(text("before", node)).toInstant();
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("before: cannot be read (expected: ISO 8601 with a zone)");
        }
    }

    private static String text(String name, Node node) {
        if (node instanceof Node.Text text) return text.value();
        throw new IllegalArgumentException(name + ": " + node.kind() + " (expected: a string)");
    }
}
