package io.postern.app.boot;

import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a lease of the chosen queue that a round of delivery can outlive. Such a round settles nothing: others have its
 * claims by then, and everything is sent again and again. The queue, the rounds and the calls are three modules' matter,
 * so only the boot sees all of their keys.
 */
final class ShortLease {

    /** What a round may take at most: it waits for company, starts its last call, and waits for that one's end. */
    private static final List<String> ROUND =
            List.of("postern.telemetry.company", "postern.telemetry.round-max", "postern.aws.call-timeout");

    private ShortLease() {}

    /** One sentence or none; a duration that cannot be read is left to the record that holds it. */
    static List<String> sentences(PropertyResolver properties) {
        String key = "postern.telemetry." + text(properties, Keys.QUEUE) + "-queue.lease";
        Optional<Duration> lease = properties.getProperty(key, Duration.class);
        Duration round = Duration.ZERO;
        List<String> parts = new ArrayList<>();
        for (String part : ROUND) {
            Optional<Duration> time = properties.getProperty(part, Duration.class);
            if (time.isEmpty()) return List.of();
            round = round.plus(time.get());
            parts.add(part + ": " + text(properties, part));
        }
        if (lease.isEmpty() || lease.get().compareTo(round) > 0) return List.of();
        return List.of("%s: %s (expected: more than %d ms, the sum of %s, or rounds of delivery settle nothing)."
                .formatted(key, text(properties, key), round.toMillis(), String.join(", ", parts)));
    }

    private static String text(PropertyResolver properties, String key) {
        return properties.getProperty(key, String.class).orElse("");
    }
}
