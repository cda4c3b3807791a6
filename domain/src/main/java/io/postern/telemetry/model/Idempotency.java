package io.postern.telemetry.model;

import java.time.Duration;

/** Whether a submission may be one that came before, because its sender never saw the answer. */
public sealed interface Idempotency {

    /** How long a key is remembered, unless its client comes with more of them than are kept. */
    Duration KEPT = Duration.ofHours(24);

    /** It says nothing: each one is a new one. */
    record Unkeyed() implements Idempotency {}

    /**
     * Under the same key the same client sends the same thing.
     *
     * @param key chosen by the client; 1 to 255 visible ASCII characters
     * @param fingerprint a hash of all that was sent, but for what may differ between two tries
     */
    record Keyed(String key, String fingerprint) implements Idempotency {

        private static final int LENGTH_MAX = 255;

        public Keyed {
            if (!isUsable(key))
                throw new IllegalArgumentException(
                        "idempotency key: not usable (expected: 1 to " + LENGTH_MAX + " visible ASCII characters)");
        }

        /** Whether a text can be a key. */
        public static boolean isUsable(String key) {
            return !key.isEmpty() && key.length() <= LENGTH_MAX && key.chars().allMatch(c -> c > ' ' && c < 0x7F);
        }
    }
}
