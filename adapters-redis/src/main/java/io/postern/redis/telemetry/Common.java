package io.postern.redis.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/** What partitions of one replica have in common: those of one large queue, or of many small ones. */
record Common(Taker taker, Vocabulary vocabulary, NewerFrames newer, AtomicBoolean corruptTold, Departures departures) {

    /** Of one queue. */
    static Common ofOne(RedisQueueConfig config) {
        return of(new Departures(config.waitingBytesMax(), config.partitions()));
    }

    /** Of many: names of each need not lie in memory again, and those who wait share what one queue has for them. */
    static Common ofMany(RedisQueueConfig config) {
        return of(new Departures(config.waitingBytesMax(), Integer.MAX_VALUE));
    }

    private static Common of(Departures departures) {
        return new Common(Taker.newcomer(), new Vocabulary(), new NewerFrames(), new AtomicBoolean(), departures);
    }
}
