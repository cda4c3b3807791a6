package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Who takes from the queue: a consumer of the group that all replicas belong to.
 *
 * @param consumer a name that no other process has, and that this one has not had before its last restart
 */
record Taker(String consumer) {

    static final String GROUP = "postern";
    static final byte[] GROUP_BYTES = GROUP.getBytes(UTF_8);

    static Taker newcomer() {
        return new Taker("postern-" + UUID.randomUUID());
    }

    byte[] consumerBytes() {
        return consumer.getBytes(UTF_8);
    }
}
