package io.postern.redis.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.port.UsageLedger;
import io.postern.redis.RedisFailures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Counts in one stroke what several callers bring while another stroke is under way. They mostly call the same series, and
 * Redis adds to a sum once for all of them. Nobody waits for company: who comes while no stroke is under way is counted at
 * once.
 */
final class SharedStrokes {

    /** Most events of one stroke, which is how long Redis does nothing else: some 16 ms. */
    static final int EVENTS_MAX = 4 * UsageLedger.STROKE_MAX;

    private final Consumer<List<Share>> counter;
    private final Queue<Share> waiting = new ArrayDeque<>();
    private boolean underWay;

    /**
     * One that lets a stroke be counted by that.
     *
     * @param counter answers each of the shares, or throws for all of them
     */
    SharedStrokes(Consumer<List<Share>> counter) {
        this.counter = counter;
    }

    /**
     * Counts them, all or none, and waits until that is done.
     *
     * @param events at most {@link UsageLedger#STROKE_MAX}
     * @param behind how many more the same caller has, for which there must be room as well
     */
    Recording count(List<MeterEvent> events, int behind) {
        Share share = new Share(events, behind, new CompletableFuture<>());
        if (enqueue(share)) Thread.ofVirtual().name("usage-strokes").start(this::countAll);
        try {
            return share.answer().join();
        } catch (CompletionException e) {
            throw RedisFailures.read("count usage", e);
        }
    }

    /** Whether somebody has to begin with the strokes. */
    private synchronized boolean enqueue(Share share) {
        waiting.add(share);
        if (underWay) return false;
        underWay = true;
        return true;
    }

    private void countAll() {
        for (List<Share> stroke = next(); !stroke.isEmpty(); stroke = next()) count(stroke);
    }

    /** The longest waiting, as many as one stroke may have; when nobody waits, no stroke is under way any more. */
    private synchronized List<Share> next() {
        List<Share> stroke = new ArrayList<>();
        int room = EVENTS_MAX;
        for (Share first = waiting.peek(); first != null && first.events().size() <= room; first = waiting.peek()) {
            room -= first.events().size();
            stroke.add(waiting.remove());
        }
        underWay = !stroke.isEmpty();
        return stroke;
    }

    private void count(List<Share> stroke) {
        try {
            counter.accept(stroke);
        } catch (Throwable failure) {
            fail(stroke, failure);
            // They would wait for Redis as long as these did, one stroke behind the other: better all are told now.
            fail(allWaiting(), failure);
        }
    }

    private synchronized List<Share> allWaiting() {
        List<Share> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private static void fail(List<Share> shares, Throwable failure) {
        for (Share share : shares) share.answer().completeExceptionally(failure);
    }
}
