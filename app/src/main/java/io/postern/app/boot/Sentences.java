package io.postern.app.boot;

import io.micronaut.context.exceptions.NoSuchBeanException;
import java.net.BindException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the framework throws at boot into what an operator can act on. */
final class Sentences {

    /** How Micronaut says that a bean is left out for the value of a key. */
    private static final Pattern OTHER_VALUE = Pattern.compile(
            "Property \\[(postern\\.[a-z.-]+)] with value \\[([^]]*)] does not equal required value: (\\S+)");

    /** Where there are three, Micronaut does not name each that it left out. */
    private static final Set<String> WITH_TABLES =
            Set.of(Keys.DESTINATIONS, Keys.CLEANUP_ALLOWLIST, Keys.CLEANUP_SETTINGS);

    private static final Set<String> BESIDE_MEMORY = Set.of("redis", "dynamodb");

    private Sentences() {}

    static BootFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BootFailure known) return known;
            if (cause instanceof BindException)
                return new BootFailure(
                        "The port is in use by another process (expected: a free one). Set PORT to another number.");
            Optional<BootFailure> misnamed =
                    cause instanceof NoSuchBeanException ? misnamedAdapter(cause) : Optional.empty();
            if (misnamed.isPresent()) return misnamed.get();
        }
        BootFailure sentence = new BootFailure("Postern cannot start: " + reason(innermost(failure)));
        sentence.initCause(failure);
        return sentence;
    }

    private static Optional<BootFailure> misnamedAdapter(Throwable noSuchBean) {
        Matcher matcher = OTHER_VALUE.matcher(String.valueOf(noSuchBean.getMessage()));
        // Every port has its memory adapter, which Micronaut leaves out when it lists what it left out.
        SortedSet<String> accepted = new TreeSet<>(Set.of("memory"));
        String sentence = "";
        while (matcher.find()) {
            accepted.add(matcher.group(3));
            if (WITH_TABLES.contains(matcher.group(1))) accepted.addAll(BESIDE_MEMORY);
            sentence = "%s: %s (expected: %s)."
                    .formatted(matcher.group(1), matcher.group(2), String.join(" or ", accepted));
        }
        return sentence.isEmpty() ? Optional.empty() : Optional.of(new BootFailure(sentence));
    }

    /** Micronaut wraps its reason in how it came there, which helps nobody at a boot. */
    private static String reason(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        int path = text.indexOf("\nPath Taken:");
        String brief = path < 0 ? text : text.substring(0, path);
        return brief.substring(brief.lastIndexOf("Message: ") < 0 ? 0 : brief.lastIndexOf("Message: ") + 9);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause;
    }
}
