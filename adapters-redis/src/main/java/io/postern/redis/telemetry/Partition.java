package io.postern.redis.telemetry;

/** A part of the queue with streams, takers and room of its own; on a cluster all of it lives on one server. */
record Partition(
        int number,
        QueueKeys keys,
        Standing standing,
        Weights weights,
        GroupCommit appends,
        KeyedAppends keyed,
        ClaimReader reader,
        ClaimSettler settler) {

    /** How many a queue can have. A receipt has room for those of two queues. */
    static final int MOST = 32;

    /** How many the queue of a registered destination can have: each costs memory, and there may be many such queues. */
    static final int MOST_OF_NAMED = 4;

    /** What is ahead of one who comes now, as far as this replica knows. */
    long backlogBytes() {
        return standing.bytes() + appends.waitingBytes();
    }
}
