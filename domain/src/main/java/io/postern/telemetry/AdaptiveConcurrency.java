package io.postern.telemetry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many calls to one destination may be under way at once, found out by trying: a throttled call halves the bound,
 * and as many successes as the bound add one to it (additive increase, multiplicative decrease, as TCP does it). Never
 * fewer than one, never more than it began with. Thread safe.
 */
final class AdaptiveConcurrency {

    /** How a call ended, as far as the bound cares. */
    enum Ending {
        SUCCEEDED,
        /** The destination said that it was too much. */
        THROTTLED,
        /** In any other way, which says nothing about how much it can take. */
        FAILED
    }

    /**
     * One call under way, to be ended once.
     *
     * @param halvings how often the bound had been halved when it began
     */
    record Call(long halvings) {}

    private final int max;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private int bound;
    private int underWay;
    private int successes;
    private long halvings;

    AdaptiveConcurrency(int max) {
        if (max < 1) throw new IllegalArgumentException("max: " + max + " (expected: 1 or more)");
        this.max = max;
        this.bound = max;
    }

    /** How many calls may be under way now. After it was halved more may still be, until they end. */
    int bound() {
        lock.lock();
        try {
            return bound;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins a call as soon as there is room for it; empty when there is none for that long.
     *
     * @throws InterruptedException when interrupted while waiting
     */
    Optional<Call> begin(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (underWay >= bound) {
                if (left <= 0) return Optional.empty();
                left = changed.awaitNanos(left);
            }
            underWay++;
            return Optional.of(new Call(halvings));
        } finally {
            lock.unlock();
        }
    }

    /** Ends a call and learns from how it went. */
    void end(Call call, Ending ending) {
        lock.lock();
        try {
            underWay--;
            // A call that began before the last halving says nothing about the bound of now: of all that were under way
            // together, one halves it and the others only confirm why.
            if (call.halvings == halvings) learn(ending);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void learn(Ending ending) {
        switch (ending) {
            case SUCCEEDED -> grow();
            case THROTTLED -> halve();
            case FAILED -> {}
        }
    }

    private void grow() {
        successes++;
        if (successes < bound || bound == max) return;
        bound++;
        successes = 0;
    }

    private void halve() {
        bound = Math.max(1, bound / 2);
        successes = 0;
        halvings++;
    }
}
