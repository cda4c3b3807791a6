package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import io.postern.access.TakeTurn;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
import io.postern.http.Tally;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.http.problem.TurnedAway;
import io.postern.shared.PortUnavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an address wait that tries operator keys which are none. Each wrong one costs a turn, a good one none; without a
 * turn nothing is looked up. Addresses that wait are remembered here, so that waiting costs no call to any store; at the
 * bound the one that tried longest ago is forgotten, and has to fail once more.
 */
@Singleton
final class OperatorTries {

    private static final RateLimit LIMIT = new RateLimit("operator-tries", 20, Duration.ofSeconds(1));
    private static final int WAITING_MAX = 10_000;

    private final TakeTurn takeTurn;
    private final CallerAddress callerAddress;
    private final Tally tally;
    private final Clock clock;
    private final Map<String, Instant> waiting = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > WAITING_MAX;
        }
    };

    OperatorTries(TakeTurn takeTurn, CallerAddress callerAddress, Tally tally, Clock clock) {
        this.takeTurn = takeTurn;
        this.callerAddress = callerAddress;
        this.tally = tally;
        this.clock = clock;
    }

    /** @throws TurnedAway when the caller has to wait before a key of it is looked at */
    void check(HttpRequest<?> request) {
        String subject = subject(request);
        Instant now = clock.instant();
        synchronized (waiting) {
            Instant end = waiting.get(subject);
            if (end == null) return;
            if (now.isBefore(end))
                throw new TurnedAway(new Rejection.Later(Failure.TOO_MANY_REQUESTS, Duration.between(now, end)));
            // One try, and those that come beside it wait again: what it costs is known only when it has failed.
            waiting.put(subject, now.plus(LIMIT.refill()));
        }
    }

    /** The caller has the bootstrap key: it goes on, until somebody at its address tries wrong ones again. */
    void passed(HttpRequest<?> request) {
        String subject = subject(request);
        synchronized (waiting) {
            waiting.remove(subject);
        }
    }

    /** The caller's key was none. May block. */
    void failed(HttpRequest<?> request) {
        String subject = subject(request);
        try {
            if (takeTurn.take(subject, List.of(LIMIT)) instanceof Turn.Wait wait) await(subject, wait.after());
        } catch (PortUnavailable _) {
            // The key is refused all the same.
            tally.limiterUnavailable();
        }
    }

    private void await(String subject, Duration after) {
        synchronized (waiting) {
            waiting.put(subject, clock.instant().plus(after));
        }
    }

    private String subject(HttpRequest<?> request) {
        return IpAddresses.subject(callerAddress.of(request));
    }
}
