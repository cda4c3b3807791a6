package io.postern.http.access;

import io.postern.access.model.ClientKey;
import io.postern.access.model.ClientSettings;
import io.postern.http.body.Node;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what an operator says of a client. Members that are not known are refused, as in {@link PolicyReader}. */
final class ClientReader {

    private static final Set<String> MEMBERS = Set.of("policy", "keys", "suspended", "expiresAt");

    private ClientReader() {}

    /**
     * The settings; an empty body says nothing, and so those of a new client.
     *
     * @throws IllegalArgumentException when they are not understood; its message can be shown
     */
    static ClientSettings read(Node body) {
        if (!body.absent() && !(body instanceof Node.Members)) throw wrong("body", body, "an object");
        Node.Members members = body instanceof Node.Members given ? given : new Node.Members(Map.of());
        for (String name : members.values().keySet())
            if (!MEMBERS.contains(name))
                throw new IllegalArgumentException(
                        name + ": unknown (expected: one of expiresAt, keys, policy, suspended)");
        return new ClientSettings(
                keys(members.get("keys")),
                PolicyReader.read(members.get("policy")),
                suspended(members.get("suspended")),
                expiresAt(members.get("expiresAt")));
    }

    private static List<ClientKey> keys(Node node) {
        List<ClientKey> keys = new ArrayList<>();
        if (node.absent()) return keys;
        if (!(node instanceof Node.Items(List<Node> values))) throw wrong("keys", node, "an array of strings");
        for (Node value : values) {
            if (!(value instanceof Node.Text(String jwk))) throw wrong("keys", value, "a JSON Web Key as a string");
            keys.add(new ClientKey(jwk.strip()));
        }
        return keys;
    }

    private static boolean suspended(Node node) {
        if (node.absent()) return false;
        if (node instanceof Node.Flag(boolean suspended)) return suspended;
        throw wrong("suspended", node, "true or false");
    }

    private static Instant expiresAt(Node node) {
        if (node.absent()) return Instant.MAX;
        if (!(node instanceof Node.Text(String text))) throw wrong("expiresAt", node, "a time as in ISO 8601");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("expiresAt: not a time (expected: one such as 2027-01-01T00:00:00Z)");
        }
    }

    private static IllegalArgumentException wrong(String name, Node found, String expected) {
        return new IllegalArgumentException(name + ": " + found.kind() + " (expected: " + expected + ")");
    }
}
