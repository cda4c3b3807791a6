package io.postern.sinks;

import java.time.Duration;

/** Refuses configured bounds of a sink that cannot be meant, naming the key. */
final class SinkBounds {

    private static final int REQUESTS_MAX = 256;

    private SinkBounds() {}

    static void check(String name, int requestsMax, Duration requestTimeout, Duration deadline) {
        within(name + ".requests-max", requestsMax, REQUESTS_MAX);
        positive(name + ".request-timeout", requestTimeout);
        positive(name + ".deadline", deadline);
    }

    static void within(String key, int value, int max) {
        if (value < 1 || value > max)
            throw new IllegalArgumentException(key + ": " + value + " (expected: 1 to " + max + ")");
    }

    private static void positive(String key, Duration value) {
        if (value.toMillis() < 1) throw new IllegalArgumentException(key + ": " + value + " (expected: 1 ms or more)");
    }
}
