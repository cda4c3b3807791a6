package io.postern.http.telemetry;

import io.postern.http.body.Node;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The members of one object of a submission, and the list on which everything wrong with them is noted. */
final class Fields {

    private static final int NAME_CHARACTERS_MAX = 64;

    private final Node.Members members;
    private final int index;
    private final String path;
    private final List<Refusal> refusals;

    /**
     * Looks at one object.
     *
     * @param index of the record, or {@link Refusal#WHOLE}
     * @param path what stands before a member's name in messages, for example {@code Dimensions[2].}
     */
    Fields(Node.Members members, int index, String path, List<Refusal> refusals) {
        this.members = members;
        this.index = index;
        this.path = path;
        this.refusals = refusals;
    }

    /** The member, absent or not. */
    Node node(String name) {
        return members.get(name);
    }

    /** Whether there is such a member, and it is not null. */
    boolean has(String name) {
        return !members.get(name).absent();
    }

    /** A member that must be a string; noted and empty when it is not. */
    String text(String name) {
        Node node = members.get(name);
        if (node instanceof Node.Text text) return text.value();
        expected(name, node, "a string");
        return "";
    }

    /** A member that must be a number; noted and zero when it is not. */
    double number(String name) {
        return number(name, members.get(name));
    }

    /** A value that must be a number; noted and zero when it is not. */
    double number(String name, Node node) {
        OptionalDouble number = Decimals.read(node);
        if (number.isEmpty()) expected(name, node, "a number");
        return number.orElse(0);
    }

    /** A member that is an array or absent; noted and empty when it is neither. */
    List<Node> items(String name) {
        Node node = members.get(name);
        if (node instanceof Node.Items items) return items.values();
        if (!node.absent()) expected(name, node, "an array");
        return List.of();
    }

    /** Notes the first member, in the alphabet's order, that is none of these. */
    void allow(Set<String> known) {
        for (String name : members.values().keySet()) {
            if (known.contains(name)) continue;
            String first = members.values().keySet().stream()
                    .filter(each -> !known.contains(each))
                    .min(String::compareTo)
                    .orElse(name);
            refuse(Reason.UNKNOWN_MEMBER, shown(first), "\"" + path + shown(first) + "\" is not a known member.");
            return;
        }
    }

    /** Notes a value of the wrong type, or the lack of one. */
    void expected(String name, Node found, String what) {
        if (found.absent()) {
            refuse(Reason.MEMBER_MISSING, name, path + name + " is missing (expected: " + what + ").");
        } else {
            refuse(Reason.WRONG_TYPE, name, path + name + " is " + found.kind() + " (expected: " + what + ").");
        }
    }

    /** Notes that this member is wrong. */
    void refuse(Reason reason, String name, String message) {
        refusals.add(new Refusal(reason, index, path + name, message));
    }

    private static String shown(String name) {
        return name.length() <= NAME_CHARACTERS_MAX ? name : name.substring(0, NAME_CHARACTERS_MAX) + "…";
    }
}
