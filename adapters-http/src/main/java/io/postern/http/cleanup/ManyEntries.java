package io.postern.http.cleanup;

import io.postern.cleanup.AllowMany;
import io.postern.cleanup.model.Extension;
import io.postern.cleanup.model.NewEntry;
import io.postern.http.body.Body;
import io.postern.http.body.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads bodies that say something of many entries. What is wrong is told with the name of its member. */
final class ManyEntries {

    private ManyEntries() {}

    static List<NewEntry> ofNew(Body.Read body) {
        return items(body).stream()
                .map(one -> new NewEntry(
                        text(one, "resourceId"), text(one, "owner"), text(one, "comment"), flag(one, "permanent")))
                .toList();
    }

    static List<Extension> ofExtensions(Body.Read body) {
        return items(body).stream()
                .map(one -> new Extension(
                        text(one, "resourceId"), number(one, "expiration"), text(one, "owner"), text(one, "comment")))
                .toList();
    }

    private static List<Node.Members> items(Body.Read body) {
        if (!(body.member("entries") instanceof Node.Items(List<Node> values)))
            throw new IllegalArgumentException("entries: missing, or not an array (expected: an array of objects)");
        if (values.isEmpty() || values.size() > AllowMany.MANY_MAX)
            throw new IllegalArgumentException(
                    "entries: " + values.size() + " (expected: 1 to " + AllowMany.MANY_MAX + ")");
        List<Node.Members> items = new ArrayList<>();
        for (Node value : values) {
            if (!(value instanceof Node.Members members)) throw wrong("entries", value, "objects");
            items.add(members);
        }
        return items;
    }

    private static String text(Node.Members one, String name) {
        return switch (one.get(name)) {
            case Node.Text(String value) -> value;
            case Node.Absent _ -> "";
            case Node other -> throw wrong(name, other, "a string");
        };
    }

    private static String number(Node.Members one, String name) {
        return switch (one.get(name)) {
            case Node.Numeral(String value) -> value;
            case Node.Text(String value) -> value;
            case Node.Absent _ -> "";
            case Node other -> throw wrong(name, other, "seconds since 1970");
        };
    }

    private static boolean flag(Node.Members one, String name) {
        return switch (one.get(name)) {
            case Node.Flag(boolean value) -> value;
            case Node.Absent _ -> false;
            case Node other -> throw wrong(name, other, "true or false");
        };
    }

    private static IllegalArgumentException wrong(String name, Node found, String expected) {
        return new IllegalArgumentException(name + ": " + found.kind() + " (expected: " + expected + ")");
    }
}
