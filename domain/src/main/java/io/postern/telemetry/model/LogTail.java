package io.postern.telemetry.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Events between who finds them and who reads them. Who finds them never waits: what there is no room for is missed,
 * and counted. Safe for any number of threads.
 */
public final class LogTail implements AutoCloseable {

    /** Most events that wait to be read. */
    public static final int EVENTS_MAX = 5_000;

    /** Most characters of their messages, all together. */
    public static final int CHARACTERS_MAX = 1 << 20;

    private static final int BATCH_MAX = 500;

    /**
     * What came since the batch before.
     *
     * @param missed events that there was no room for
     */
    public record Batch(List<LogSearch.FoundEvent> events, long missed) {
        public Batch {
            events = List.copyOf(events);
        }
    }

    private final Runnable onClose;
    private final Predicate<LogSearch.FoundEvent> shown;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LogSearch.FoundEvent> waiting = new ArrayDeque<>();
    private long characters;
    private long missed;
    private boolean closed;

    /**
     * An open tail.
     *
     * @param onClose run once, when it closes
     */
    public LogTail(Runnable onClose) {
        this(onClose, event -> true);
    }

    /**
     * One that lets others' events pass by.
     *
     * @param shown which are told; the others are neither kept nor missed
     */
    public LogTail(Runnable onClose, Predicate<LogSearch.FoundEvent> shown) {
        this.onClose = onClose;
        this.shown = shown;
    }

    /** Takes an event, or counts it as missed. */
    public void offer(LogSearch.FoundEvent event) {
        if (!shown.test(event)) return;
        lock.lock();
        try {
            if (closed) return;
            int length = event.message().length();
            // A single long one goes through an empty tail: else it could never be told.
            boolean room = waiting.isEmpty() || (waiting.size() < EVENTS_MAX && characters + length <= CHARACTERS_MAX);
            if (room) {
                waiting.addLast(event);
                characters += length;
            } else {
                missed++;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What came, as soon as something did; nothing when nothing does in that time, or the tail is closed. */
    public Batch next(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (waiting.isEmpty() && missed == 0 && !closed && left > 0) left = changed.awaitNanos(left);
            List<LogSearch.FoundEvent> events = new ArrayList<>(Math.min(waiting.size(), BATCH_MAX));
            while (!waiting.isEmpty() && events.size() < BATCH_MAX) {
                LogSearch.FoundEvent event = waiting.removeFirst();
                characters -= event.message().length();
                events.add(event);
            }
            // Said after what came before it.
            long told = waiting.isEmpty() ? missed : 0;
            missed -= told;
            return new Batch(events, told);
        } finally {
            lock.unlock();
        }
    }

    /** Waits that long for the tail to be closed; says whether it is. */
    public boolean closedWithin(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) left = changed.awaitNanos(left);
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody reads it any more. */
    public boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) return;
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.run();
    }
}
