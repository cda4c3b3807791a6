package io.postern.http.body;

import java.util.List;
import java.util.Map;

/** One value of a request's body, however it was written: JSON and forms become the same tree. */
public sealed interface Node {

    /** Named values; of a name that was given twice, the last. */
    record Members(Map<String, Node> values) implements Node {

        /** The value of that name, or nothing. */
        public Node get(String name) {
            return values.getOrDefault(name, Absent.NOTHING);
        }
    }

    /** Values in order. */
    record Items(List<Node> values) implements Node {}

    /** A text; in a form, every value is one. */
    record Text(String value) implements Node {}

    /** A number as it was written, so that nothing is lost before its meaning is known; may be {@code NaN}. */
    record Numeral(String text) implements Node {}

    /** True or false. */
    record Flag(boolean value) implements Node {}

    /** The value that is not there; {@code null} means the same. */
    enum Absent implements Node {
        NOTHING
    }

    /** Whether there is nothing here. */
    default boolean absent() {
        return this instanceof Absent;
    }

    /** What kind of value it is, in the words of JSON, for messages. */
    default String kind() {
        return switch (this) {
            case Members _ -> "an object";
            case Items _ -> "an array";
            case Text _ -> "a string";
            case Numeral _ -> "a number";
            case Flag _ -> "a boolean";
            case Absent _ -> "nothing";
        };
    }
}
