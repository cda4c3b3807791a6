package io.postern.access;

import static java.util.Objects.requireNonNull;

import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Standing;
import io.postern.access.model.Turn;
import io.postern.access.port.RateLimiter;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller through, or says when to come back. Most turns of a busy caller are decided here, out of turns that were
 * leased before; bounded: the caller unseen for longest is forgotten, with the turns that it still had.
 */
public final class TakeTurn {

    private static final int CALLERS_MAX = 20_000;

    private final RateLimiter limiter;
    private final Clock clock;

    /** Of each caller, one for each limit that it met: a few, so that looking through them beats another map. */
    private final Map<String, List<LeasedTurns>> leases = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<LeasedTurns>> eldest) {
            return size() > CALLERS_MAX;
        }
    };

    public TakeTurn(RateLimiter limiter, Clock clock) {
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * The same as {@link #take} where it can be decided without asking anybody; never blocks. Empty where it cannot, and
     * then nothing is taken.
     *
     * @throws PortUnavailable when the counts could not be had a moment ago
     */
    public Optional<Turn> takeAtOnce(String subject, List<RateLimit> limits) {
        Instant now = clock.instant();
        LeasedTurns[] due = leases(subject, limits);
        Standing scarcest = null;
        for (int i = 0; i < due.length; i++) {
            Optional<Allotment> allotment = due[i].takeAtOnce(now);
            if (allotment.isEmpty()) {
                for (int taken = 0; taken < i; taken++) due[taken].putBack();
                return Optional.empty();
            }
            switch (allotment.get()) {
                case Allotment.Granted granted ->
                    scarcest = scarcer(scarcest, new Standing(limits.get(i), granted.left()));
                case Allotment.Wait wait -> {
                    return Optional.of(new Turn.Wait(wait.after(), limits.get(i)));
                }
            }
        }
        return Optional.of(new Turn.Taken(requireNonNull(scarcest)));
    }

    /**
     * Takes a turn from each limit in order, and stops at the first that has none left. May block.
     *
     * @param subject who calls, for example an address
     * @param limits one or more
     * @throws PortUnavailable when the counts cannot be had, now or a moment ago
     */
    public Turn take(String subject, List<RateLimit> limits) {
        LeasedTurns[] due = leases(subject, limits);
        Standing scarcest = null;
        for (int i = 0; i < due.length; i++) {
            switch (due[i].take()) {
                case Allotment.Granted granted ->
                    scarcest = scarcer(scarcest, new Standing(limits.get(i), granted.left()));
                case Allotment.Wait wait -> {
                    return new Turn.Wait(wait.after(), limits.get(i));
                }
            }
        }
        return new Turn.Taken(requireNonNull(scarcest));
    }

    /** Of two that are used up alike, the later one: it is the narrower. */
    private static Standing scarcer(@Nullable Standing before, Standing standing) {
        return before != null && before.isScarcerThan(standing) ? before : standing;
    }

    private LeasedTurns[] leases(String subject, List<RateLimit> limits) {
        if (limits.isEmpty()) throw new IllegalArgumentException("limits: none (expected: one or more)");
        LeasedTurns[] due = new LeasedTurns[limits.size()];
        synchronized (leases) {
            List<LeasedTurns> known = leases.computeIfAbsent(subject, _ -> new ArrayList<>(1));
            for (int i = 0; i < due.length; i++) due[i] = lease(known, subject, limits.get(i));
        }
        return due;
    }

    private LeasedTurns lease(List<LeasedTurns> known, String subject, RateLimit limit) {
        for (LeasedTurns lease : known) if (lease.isOf(limit)) return lease;
        LeasedTurns lease = new LeasedTurns(limiter, subject, limit, clock);
        known.add(lease);
        return lease;
    }
}
