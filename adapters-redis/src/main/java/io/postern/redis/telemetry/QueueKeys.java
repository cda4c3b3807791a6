package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import java.nio.charset.StandardCharsets;

/**
 * The keys of one partition of a queue. Its name is their hash tag, so that on Redis Cluster they share a slot and scripts
 * may touch them together.
 */
final class QueueKeys {

    /** The stream of postponed frames that are due, as scripts number it. */
    static final int RETRIES = 1;

    /** The stream of new frames, as scripts number it. */
    static final int STREAM = 2;

    private final byte[] stream;
    private final byte[] retries;
    private final byte[] postponed;
    private final byte[] corrupt;
    private final byte[] depth;
    private final byte[] notes;
    private final byte[] onceKeys;
    private final byte[] onceTimes;
    private final String name;
    private final byte[] senders;

    private QueueKeys(String name) {
        this.name = name;
        this.stream = key(name, "stream");
        this.retries = key(name, "retries");
        this.postponed = key(name, "postponed");
        this.corrupt = key(name, "corrupt");
        this.depth = key(name, "depth");
        this.notes = key(name, "notes");
        this.onceKeys = key(name, "once-keys");
        this.onceTimes = key(name, "once-times");
        this.senders = key(name, "senders");
    }

    static QueueKeys of(String name) {
        return new QueueKeys(name);
    }

    /** The first partition has the name of the queue, which was all of it before there were partitions. */
    static QueueKeys partition(String queue, int number) {
        return of(number == 0 ? queue : queue + "-" + number);
    }

    static byte[] key(String name, String part) {
        return ("postern:{" + name + "}:" + part).getBytes(StandardCharsets.UTF_8);
    }

    byte[] stream() {
        return stream;
    }

    byte[] retries() {
        return retries;
    }

    byte[] postponed() {
        return postponed;
    }

    byte[] corrupt() {
        return corrupt;
    }

    byte[] depth() {
        return depth;
    }

    byte[] notes() {
        return notes;
    }

    /** Idempotency keys and what they stand for. */
    byte[] onceKeys() {
        return onceKeys;
    }

    /** When each of them came. */
    byte[] onceTimes() {
        return onceTimes;
    }

    /** When each of one client's came. */
    byte[] onceTimesOf(ClientId client) {
        return key(name, "once-times-of-" + client);
    }

    /** When each of those came that are nobody's, since an operator has put back what was under them. */
    byte[] onceTimesOfNobody() {
        return key(name, "once-times-redriven");
    }

    /** Who sent lately, and what they weigh. */
    byte[] senders() {
        return senders;
    }

    /** The stream that scripts give this number. */
    byte[] numbered(int number) {
        return switch (number) {
            case RETRIES -> retries;
            case STREAM -> stream;
            default -> throw new IllegalArgumentException("stream: " + number + " (expected: 1 or 2)");
        };
    }
}
