package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import io.postern.access.TakeTurn;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
import io.postern.http.Endpoint;
import io.postern.http.Tally;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.shared.PortUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Makes callers take turns, by address. Blocks, so it is asked by controllers, after routing: preflights, unknown paths
 * and wrong methods cost no turn.
 *
 * <p>When the limiter cannot be asked, the call goes on and is counted: telemetry that is lost because a limiter is
 * down would be the greater harm.
 */
@Singleton
public final class Turns {

    private final TakeTurn takeTurn;
    private final RateLimits limits;
    private final CallerAddress callerAddress;
    private final Tally tally;

    Turns(TakeTurn takeTurn, RateLimits limits, CallerAddress callerAddress, Tally tally) {
        this.takeTurn = takeTurn;
        this.limits = limits;
        this.callerAddress = callerAddress;
        this.tally = tally;
    }

    /** Whether everybody may call this endpoint as often as they like, so that there is nothing to ask. */
    public boolean unlimited(Endpoint endpoint) {
        return due(endpoint).isEmpty();
    }

    /** Takes a turn for the caller; the rejection when there is none left. */
    public Optional<Rejection> take(HttpRequest<?> request, Endpoint endpoint) {
        List<RateLimit> due = due(endpoint);
        if (due.isEmpty()) return Optional.empty();
        String address = IpAddresses.subject(callerAddress.of(request));
        try {
            return switch (takeTurn.take(address, due)) {
                case Turn.Taken _ -> Optional.empty();
                case Turn.Wait wait -> Optional.of(new Rejection.Later(Failure.TOO_MANY_REQUESTS, wait.after()));
            };
        } catch (PortUnavailable _) {
            tally.limiterUnavailable();
            return Optional.empty();
        }
    }

    private List<RateLimit> due(Endpoint endpoint) {
        return endpoint == Endpoint.TEST ? limits.testRoute() : limits.everyRoute();
    }
}
