package io.postern.app.boot;

import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a lease of the queues of sinks that a round of telling can outlive: its events would be told twice, every time. */
final class ShortSinkLease {

    private static final String SINKS = "postern.metering.sinks.";
    private static final List<String> NAMES = List.of("revenium", "open-meter");

    private ShortSinkLease() {}

    /** A sentence for each sink that is on; a duration that cannot be read is left to the record that holds it. */
    static List<String> sentences(PropertyResolver properties) {
        String key = "postern.metering." + text(properties, Keys.LEDGER) + "-sink-queues.lease";
        Optional<Duration> lease = properties.getProperty(key, Duration.class);
        List<String> sentences = new ArrayList<>();
        for (String name : NAMES) {
            if (text(properties, SINKS + name + ".api-key").isBlank()) continue;
            String deadline = SINKS + name + ".deadline";
            Optional<Duration> longest = properties.getProperty(deadline, Duration.class);
            if (lease.isPresent() && longest.isPresent() && lease.get().compareTo(longest.get()) <= 0)
                sentences.add("%s: %s (expected: more than %s: %s, or events are told twice)."
                        .formatted(key, text(properties, key), deadline, text(properties, deadline)));
        }
        return sentences;
    }

    private static String text(PropertyResolver properties, String key) {
        return properties.getProperty(key, String.class).orElse("");
    }
}
