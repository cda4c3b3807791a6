package io.postern.app.boot;

import io.micronaut.context.exceptions.NoSuchBeanException;
import java.io.IOException;
import java.net.BindException;
import java.util.Map;
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

    /** How Micronaut says that a value is of another type. */
    private static final Pattern OTHER_TYPE = Pattern.compile(
            "Error resolving property value \\[([a-z.-]+)]\\. Unable to convert value \\[(.*?)] to target type"
                    + " \\[(\\w+)]",
            Pattern.DOTALL);

    static final String NUMBER = "a whole number";
    static final String TIME = "a time such as 250ms, 30s or 24h";

    private static final Map<String, String> BY_TYPE = Map.of(
            "int", NUMBER,
            "long", NUMBER,
            "Duration", TIME,
            "LateRecords", "restamp or refuse");

    /** Sizes are of the same type as numbers, and their keys tell. */
    private static final Pattern SIZE = Pattern.compile(".*(bytes-max|body-max|bodies-max|record-max)");

    /** Micronaut names one of the adapters that it left out, whichever comes last on the class path. */
    private static final Map<String, Set<String>> BESIDE_MEMORY = Map.of(
            Keys.DESTINATION, Set.of("cloudwatch"),
            Keys.EXECUTION_LOGS, Set.of("s3"),
            Keys.DESTINATIONS, Set.of("redis", "dynamodb"),
            Keys.CLEANUP_ALLOWLIST, Set.of("redis", "dynamodb"),
            Keys.CLEANUP_SETTINGS, Set.of("redis", "dynamodb"));

    private Sentences() {}

    static BootFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BootFailure known) return known;
            if (portInUse(cause))
                return new BootFailure(
                        "The port is in use by another process (expected: a free one). Set PORT to another number.");
            Optional<BootFailure> misnamed =
                    cause instanceof NoSuchBeanException ? misnamedAdapter(cause) : Optional.empty();
            if (misnamed.isPresent()) return misnamed.get();
            Optional<BootFailure> unreadable = unreadable(String.valueOf(cause.getMessage()));
            if (unreadable.isPresent()) return unreadable.get();
        }
        BootFailure sentence = new BootFailure("Postern cannot start: " + reason(innermost(failure)));
        sentence.initCause(failure);
        return sentence;
    }

    /** Netty's native transports have an exception of their own for it. */
    private static boolean portInUse(Throwable cause) {
        return cause instanceof BindException
                || (cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("Address already in use"));
    }

    private static Optional<BootFailure> unreadable(String message) {
        Matcher matcher = OTHER_TYPE.matcher(message);
        if (!matcher.find()) return Optional.empty();
        // The port alone has no key of ours, and is written as a variable.
        String key = matcher.group(1).equals("micronaut.server.port") ? "PORT" : matcher.group(1);
        String value = matcher.group(2);
        return Optional.ofNullable(BY_TYPE.get(matcher.group(3)))
                .map(expected -> SIZE.matcher(key).matches() ? "a size such as 512KB or 16MB" : expected)
                .map(expected -> new BootFailure("%s: %s (expected: %s).".formatted(key, value, expected)));
    }

    private static Optional<BootFailure> misnamedAdapter(Throwable noSuchBean) {
        Matcher matcher = OTHER_VALUE.matcher(String.valueOf(noSuchBean.getMessage()));
        // Every port has its memory adapter.
        SortedSet<String> accepted = new TreeSet<>(Set.of("memory"));
        String sentence = "";
        while (matcher.find()) {
            accepted.add(matcher.group(3));
            accepted.addAll(BESIDE_MEMORY.getOrDefault(matcher.group(1), Set.of("redis")));
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
