package io.postern.redis.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.port.UsageLedger;
import io.postern.redis.RedisFailures;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Counts in one stroke what several callers bring while another stroke is under way. They mostly call the same series, and
 * Redis adds to a sum once for all of them. Nobody waits for company: who comes while no stroke is under way is counted at
 * once.
 */
final class SharedStrokes {

    /**
     * Most events of one stroke. Redis does nothing else meanwhile, some 16 ms when they are of 200 series; and a Lua script
     * cannot hand on more than some 8,000 ids in one command.
     */
    static final int EVENTS_MAX = 4 * UsageLedger.STROKE_MAX;

    /** Most shares of one stroke: so many commands follow when a sink has not room for all of them. */
    static final int SHARES_MAX = 64;

    /** Most events that wait: what is counted in about a second. Beyond it callers are told to come back. */
    static final int WAITING_MAX = 100_000;

    private final Consumer<List<Share>> counter;
    private final Duration waitMax;
    private final Queue<Share> waiting = new ArrayDeque<>();
    private int waitingEvents;
    private boolean underWay;

    /**
     * Strokes that are counted by that.
     *
     * @param counter answers each of the shares that it is given, or throws for all of them
     * @param waitMax longest wait of a caller
     */
    SharedStrokes(Consumer<List<Share>> counter, Duration waitMax) {
        this.counter = counter;
        this.waitMax = waitMax;
    }

    /**
     * Counts them, all or none, and waits until that is done.
     *
     * @param events at most {@link UsageLedger#STROKE_MAX}
     * @param behind how many more the same caller has, for which there must be room as well
     * @throws PortUnavailable when it is not known whether it happened, or too many wait
     */
    Recording count(List<MeterEvent> events, int behind) {
        Share share = new Share(events, behind, new CompletableFuture<>());
        if (enqueue(share)) start();
        try {
            return share.answer()
                    .orTimeout(waitMax.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            leave(share);
            throw RedisFailures.read("count usage", e);
        }
    }

    /** How many events wait for a stroke. */
    synchronized int waitingEvents() {
        return waitingEvents;
    }

    /** Whether somebody has to begin with the strokes. */
    private synchronized boolean enqueue(Share share) {
        if (waitingEvents + share.events().size() > WAITING_MAX)
            throw new PortUnavailable(
                    "redis: count usage: too much waits",
                    new IllegalStateException(waitingEvents + " events wait (expected: at most " + WAITING_MAX + ")"));
        waiting.add(share);
        waitingEvents += share.events().size();
        boolean first = !underWay;
        underWay = true;
        return first;
    }

    private synchronized void leave(Share share) {
        if (waiting.remove(share)) waitingEvents -= share.events().size();
    }

    private void start() {
        try {
            Thread.ofVirtual().name("usage-strokes").start(this::countAll);
        } catch (Throwable failure) {
            stop(failure);
        }
    }

    private void countAll() {
        try {
            for (List<Share> stroke = next(); !stroke.isEmpty(); stroke = next()) count(stroke);
        } catch (Throwable failure) {
            stop(failure);
        }
    }

    /** The longest waiting, as many as one stroke may have; when nobody waits, no stroke is under way any more. */
    private synchronized List<Share> next() {
        List<Share> stroke = new ArrayList<>();
        int room = EVENTS_MAX;
        for (Share first = waiting.peek();
                first != null && first.events().size() <= room && stroke.size() < SHARES_MAX;
                first = waiting.peek()) {
            room -= first.events().size();
            waitingEvents -= first.events().size();
            stroke.add(waiting.remove());
        }
        underWay = !stroke.isEmpty();
        return stroke;
    }

    private void count(List<Share> stroke) {
        try {
            counter.accept(stroke);
        } catch (PortUnavailable away) {
            fail(stroke, away);
            // They would wait for Redis as long as these did, one stroke behind the other: better all are told now.
            fail(allWaiting(), away);
        } catch (Throwable failure) {
            // What breaks on one share is not to hurt its neighbours.
            if (stroke.size() == 1) fail(stroke, failure);
            else for (Share share : stroke) count(List.of(share));
        }
    }

    /** Lets the next caller begin anew. */
    private void stop(Throwable failure) {
        List<Share> left;
        synchronized (this) {
            left = allWaiting();
            underWay = false;
        }
        fail(left, failure);
    }

    private synchronized List<Share> allWaiting() {
        List<Share> all = List.copyOf(waiting);
        waiting.clear();
        waitingEvents = 0;
        return all;
    }

    private static void fail(List<Share> shares, Throwable failure) {
        for (Share share : shares) share.answer().completeExceptionally(failure);
    }
}
