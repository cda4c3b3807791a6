package io.postern.redis.telemetry;

import java.nio.charset.StandardCharsets;

/**
 * The keys of one queue. Its name is their hash tag, so that on Redis Cluster they share a slot and scripts may touch
 * them together; another partition is another name.
 */
record QueueKeys(byte[] stream, byte[] retries, byte[] postponed, byte[] corrupt, byte[] depth) {

    static QueueKeys of(String name) {
        return new QueueKeys(
                key(name, "stream"),
                key(name, "retries"),
                key(name, "postponed"),
                key(name, "corrupt"),
                key(name, "depth"));
    }

    /** The stream of that number in the scripts: 1 is {@code retries}, 2 is {@code stream}. */
    byte[] stream(int index) {
        return switch (index) {
            case 1 -> retries;
            case 2 -> stream;
            default -> throw new IllegalArgumentException("stream: " + index + " (expected: 1 or 2)");
        };
    }

    static byte[] key(String name, String part) {
        return ("postern:{" + name + "}:" + part).getBytes(StandardCharsets.UTF_8);
    }
}
