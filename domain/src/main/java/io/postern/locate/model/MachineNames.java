package io.postern.locate.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which names machines may have: those of m-lab's three forms, and those that a pattern adds. */
public final class MachineNames {

    private final Pattern pattern;

    /**
     * The names of the three forms, and those that the pattern matches whole; an empty one adds none.
     *
     * @throws IllegalArgumentException when it is no regular expression
     */
    public MachineNames(String pattern) {
        try {
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException _) {
            throw new IllegalArgumentException("machine pattern: " + pattern + " (expected: a regular expression)");
        }
    }

    /** The machine of that name; empty when no machine may have it. */
    public Optional<MachineName> accept(String name) {
        return MachineName.parse(name)
                .filter(parsed -> parsed.form() != MachineName.Form.OTHER
                        || pattern.matcher(name).matches());
    }
}
