package io.postern.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at a server's memory at even intervals, on a thread of its own, until it is closed. */
final class MemoryWatch implements AutoCloseable {

    private final Contender contender;
    private final HeapPage heap;
    private final Consumer<MemoryPoint> onPoint;
    private final long startNanos = System.nanoTime();
    private final List<MemoryPoint> points = new ArrayList<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("memory-watch").daemon().factory());

    private MemoryWatch(Contender contender, Consumer<MemoryPoint> onPoint) {
        this.contender = contender;
        this.heap = new HeapPage(contender.uri("/prometheus"));
        this.onPoint = onPoint;
    }

    static MemoryWatch start(Contender contender, Duration every, Consumer<MemoryPoint> onPoint) {
        MemoryWatch watch = new MemoryWatch(contender, onPoint);
        var _ = watch.clockwork.scheduleAtFixedRate(watch::look, 0, every.toNanos(), TimeUnit.NANOSECONDS);
        return watch;
    }

    synchronized MemoryLine line() {
        return new MemoryLine(points);
    }

    private void look() {
        Duration at = Duration.ofNanos(System.nanoTime() - startNanos);
        try {
            add(new MemoryPoint(at, contender.server().residentBytes(), heap.usedBytes()));
        } catch (IOException _) {
            // The server has died: its load fails, and says so with the server's last words.
            clockwork.shutdown();
        }
    }

    private synchronized void add(MemoryPoint point) {
        points.add(point);
        onPoint.accept(point);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        heap.close();
    }
}
