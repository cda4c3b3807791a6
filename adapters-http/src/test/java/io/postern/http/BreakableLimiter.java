package io.postern.http;

import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** The memory limiter, which can be out of reach. */
public final class BreakableLimiter implements RateLimiter {

    private static final int SUBJECTS_MAX = 10;

    private final MemoryRateLimiter limiter;
    private final AtomicInteger asked = new AtomicInteger();
    private final Deque<String> subjects = new ConcurrentLinkedDeque<>();
    private volatile boolean broken;

    BreakableLimiter(Clock clock) {
        this.limiter = new MemoryRateLimiter(1000, clock);
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    /** Whom it was asked for last, the newest first. */
    public List<String> subjects() {
        return List.copyOf(subjects);
    }

    public void breakIt() {
        broken = true;
    }

    @Override
    public Allotment take(String subject, RateLimit limit, int turnsMax) {
        asked.incrementAndGet();
        subjects.addFirst(subject);
        if (subjects.size() > SUBJECTS_MAX) subjects.pollLast();
        if (broken) throw new PortUnavailable("limiter: broken by a test", new IOException("gone"));
        return limiter.take(subject, limit, turnsMax);
    }
}
