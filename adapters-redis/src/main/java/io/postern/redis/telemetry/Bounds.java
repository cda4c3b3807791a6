package io.postern.redis.telemetry;

/** Refuses configured numbers that cannot be meant, naming the key. */
final class Bounds {

    private Bounds() {}

    static void positive(String key, long value) {
        if (value < 1) throw new IllegalArgumentException(key + ": " + value + " (expected: 1 or more)");
    }
}
