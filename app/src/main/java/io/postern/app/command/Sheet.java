package io.postern.app.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing for people: a line for each member, with the members of members under {@code outer.inner}. */
final class Sheet {

    private Sheet() {}

    static void tell(Terminal terminal, Map<String, Object> object) {
        tell(terminal, "", object);
    }

    private static void tell(Terminal terminal, String prefix, Map<?, ?> object) {
        object.forEach((name, value) -> line(terminal, prefix + name, value));
    }

    private static void line(Terminal terminal, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) tell(terminal, name + ".", members);
        else terminal.say(Refusal.visible(name + ": " + value));
    }
}
