package io.postern.redis.telemetry;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the partitions of one replica share on the way to Redis: room for those who wait, and how much is under way. */
final class Departures {

    /** One partition whose server is slow must not take the room of all the others. */
    private static final int SHARES = 4;

    private final long waitingBytesMax;
    private final long waitingBytesOfOneMax;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger frames = new AtomicInteger();

    Departures(long waitingBytesMax, int partitions) {
        this.waitingBytesMax = waitingBytesMax;
        this.waitingBytesOfOneMax = waitingBytesMax / Math.min(SHARES, partitions);
    }

    /** Lets somebody wait, if there is room; alone in a partition one may be as large as all the room there is. */
    boolean enter(long bytes, long bytesOfPartition) {
        boolean isAlone = bytesOfPartition == bytes;
        if (waitingBytes.addAndGet(bytes) <= waitingBytesMax && (isAlone || bytesOfPartition <= waitingBytesOfOneMax))
            return true;
        waitingBytes.addAndGet(-bytes);
        return false;
    }

    void leave(long bytes) {
        waitingBytes.addAndGet(-bytes);
    }

    void frameLeft() {
        frames.incrementAndGet();
    }

    void frameArrived() {
        frames.decrementAndGet();
    }

    /** How many frames of all partitions are under way. */
    int frames() {
        return frames.get();
    }
}
