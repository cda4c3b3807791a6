package io.postern.redis.telemetry;

import java.time.Duration;

/** Refuses configured numbers that cannot be meant, naming the key. */
final class Bounds {

    private Bounds() {}

    static void positive(String key, long value) {
        if (value < 1) throw new IllegalArgumentException(key + ": " + value + " (expected: 1 or more)");
    }

    static void within(String key, int value, int max) {
        if (value < 1 || value > max)
            throw new IllegalArgumentException(key + ": " + value + " (expected: 1 to " + max + ")");
    }

    static void positive(String key, Duration value) {
        if (value.toMillis() < 1) throw new IllegalArgumentException(key + ": " + value + " (expected: 1 ms or more)");
    }
}
