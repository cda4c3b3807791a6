package io.postern.access;

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

/**
 * Lets a caller through, or says when to come back. Most turns of a busy caller are decided here, out of turns that were
 * leased before; bounded: the lease unused for longest is forgotten, with the turns that it still had.
 */
public final class TakeTurn {

    private static final int LEASES_MAX = 20_000;

    private record Caller(String subject, RateLimit limit) {}

    private final RateLimiter limiter;
    private final Clock clock;
    private final Map<Caller, LeasedTurns> leases = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, LeasedTurns> eldest) {
            return size() > LEASES_MAX;
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
        List<LeasedTurns> taken = new ArrayList<>(limits.size());
        List<Standing> standings = new ArrayList<>(limits.size());
        for (RateLimit limit : limits) {
            LeasedTurns lease = lease(subject, limit);
            Optional<Allotment> allotment = lease.takeAtOnce(now);
            if (allotment.isEmpty()) {
                taken.forEach(LeasedTurns::putBack);
                return Optional.empty();
            }
            switch (allotment.get()) {
                case Allotment.Granted granted -> standings.add(new Standing(limit, granted.left()));
                case Allotment.Wait wait -> {
                    return Optional.of(new Turn.Wait(wait.after(), limit));
                }
            }
            taken.add(lease);
        }
        return Optional.of(new Turn.Taken(standings));
    }

    /**
     * Takes a turn from each limit in order, and stops at the first that has none left. May block.
     *
     * @param subject who calls, for example an address
     * @throws PortUnavailable when the counts cannot be had, now or a moment ago
     */
    public Turn take(String subject, List<RateLimit> limits) {
        List<Standing> standings = new ArrayList<>(limits.size());
        for (RateLimit limit : limits) {
            switch (lease(subject, limit).take()) {
                case Allotment.Granted granted -> standings.add(new Standing(limit, granted.left()));
                case Allotment.Wait wait -> {
                    return new Turn.Wait(wait.after(), limit);
                }
            }
        }
        return new Turn.Taken(standings);
    }

    private LeasedTurns lease(String subject, RateLimit limit) {
        synchronized (leases) {
            return leases.computeIfAbsent(
                    new Caller(subject, limit), caller -> new LeasedTurns(limiter, subject, limit, clock));
        }
    }
}
