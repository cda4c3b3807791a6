package io.postern.redis.telemetry;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What this replica knows of a partition: from its own appends, and from what Redis said last. */
final class Standing {

    private final Arrivals arrivals;
    private final AtomicLong askAt = new AtomicLong(System.nanoTime());
    private volatile long bytes;
    private volatile long submissions;
    private volatile boolean away;
    private volatile int weight = 1;
    private final AtomicInteger overdrawn = new AtomicInteger();

    Standing(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** A frame was sent, and this is what became of it; takers of this replica need not wait to look for it. */
    void answered(boolean failed) {
        away = failed;
        if (failed) return;
        askNow();
        arrivals.ring();
    }

    /** It took no more, whatever was known before. */
    void full(long bytesMax) {
        bytes = Math.max(bytes, bytesMax);
    }

    /** Its depth was read. */
    void seen(long submissionsNow, long bytesNow) {
        submissions = submissionsNow;
        bytes = bytesNow;
        if (!away) return;
        away = false;
        askNow();
        arrivals.ring();
    }

    /** What the clients weigh that sent to it lately. */
    void weighs(int weights) {
        weight = Math.max(1, weights);
    }

    /** What it counts when partitions take turns. */
    int weight() {
        return weight;
    }

    /** It gave so many records more than its share, because a frame is not divided. What has no more left owes nothing. */
    void got(int tooMuch, boolean hasMore) {
        overdrawn.set(hasMore ? Math.max(0, tooMuch) : 0);
    }

    /** What is left of its share after it has paid with it for what it got too much. */
    int afterDebt(int share) {
        int debt = overdrawn.getAndUpdate(owed -> Math.max(0, owed - share));
        return Math.max(0, share - debt);
    }

    /** It did not answer. */
    void lost() {
        away = true;
    }

    /** It answered. */
    void found() {
        away = false;
    }

    /** Whether it failed to answer, the last time that it was asked. */
    boolean isAway() {
        return away;
    }

    long bytes() {
        return bytes;
    }

    boolean holdsAnything() {
        return submissions > 0 || bytes > 0;
    }

    /** When takers should look again, in {@link System#nanoTime}. */
    long askAt() {
        return askAt.get();
    }

    void askNow() {
        askAt.set(System.nanoTime());
    }

    /** Puts the next look off, unless it was wanted sooner since that time was read. */
    void askLater(long known, long nanos) {
        askAt.compareAndSet(known, System.nanoTime() + nanos);
    }
}
