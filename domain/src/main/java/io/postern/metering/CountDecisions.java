package io.postern.metering;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import io.postern.shared.PortUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gathers decisions, be they yes or no, so that a decision waits for no store; somebody writes them down every few seconds.
 * A crash loses what was not written down, and what is not known to have been written is written again: a count may be
 * some too low or too high, and yet it tells hours with decisions from hours without any.
 */
public final class CountDecisions {

    private record Key(String application, Instant hour) {}

    private final Decisions decisions;
    private final Map<Key, DecidedCalls> gathered = new ConcurrentHashMap<>();
    private final AtomicLong uncounted = new AtomicLong();

    public CountDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    /** One decision about a call of that application. Takes no lock that anybody holds for long. */
    void decided(String application, Instant at) {
        add(DecidedCalls.once(application, at));
    }

    /**
     * Writes down what was gathered.
     *
     * @throws PortUnavailable when it is not known which of it is written; all of it is kept for the next time
     */
    public void write() {
        List<DecidedCalls> taken = new ArrayList<>();
        for (Key key : List.copyOf(gathered.keySet())) {
            DecidedCalls count = gathered.remove(key);
            if (count != null) taken.add(count);
        }
        if (taken.isEmpty()) return;
        try {
            uncounted.addAndGet(decisions.add(taken));
        } catch (PortUnavailable unavailable) {
            taken.forEach(this::add);
            throw unavailable;
        }
    }

    /** How many applications of an hour were not counted, for want of room, since the start. */
    public long uncounted() {
        return uncounted.get();
    }

    private void add(DecidedCalls count) {
        Key key = new Key(count.application(), count.hour());
        // While nothing can be written, hours add up. The size is a moment old, and so the bound is a soft one.
        if (gathered.size() >= Decisions.APPLICATIONS_MAX && !gathered.containsKey(key)) uncounted.incrementAndGet();
        else gathered.merge(key, count, DecidedCalls::plus);
    }
}
