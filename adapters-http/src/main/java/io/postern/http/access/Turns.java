package io.postern.http.access;

import io.micronaut.http.HttpRequest;
import io.postern.access.TakeTurn;
import io.postern.access.model.ClientId;
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
 * Makes callers take turns, by address, and clients, by name. Asked by controllers, after routing: preflights, unknown
 * paths and wrong methods cost no turn.
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

    /** What can be said of a turn without asking anybody. */
    public sealed interface AtOnce {

        /** It is taken. */
        record Go() implements AtOnce {}

        /** There is none. */
        record Stop(Rejection rejection) implements AtOnce {}

        /** Nothing: somebody must be asked, where blocking is allowed. */
        record Ask() implements AtOnce {}
    }

    /** Takes a turn for the caller if that is decided here; never blocks. */
    public AtOnce takeAtOnce(HttpRequest<?> request, Endpoint endpoint) {
        List<RateLimit> due = limits.of(endpoint);
        return due.isEmpty() ? new AtOnce.Go() : takeAtOnce(request, subject(request), due);
    }

    /** The same for a client that is known by its token. */
    public AtOnce takeAtOnce(HttpRequest<?> request, ClientId client) {
        List<RateLimit> due = limits.ofClients();
        return due.isEmpty() ? new AtOnce.Go() : takeAtOnce(request, client.value(), due);
    }

    /** Takes a turn for the caller; the rejection when there is none left. May block. */
    public Optional<Rejection> take(HttpRequest<?> request, Endpoint endpoint) {
        List<RateLimit> due = limits.of(endpoint);
        return due.isEmpty() ? Optional.empty() : take(request, subject(request), due);
    }

    /** The same for a client that is known by its token. */
    public Optional<Rejection> take(HttpRequest<?> request, ClientId client) {
        List<RateLimit> due = limits.ofClients();
        return due.isEmpty() ? Optional.empty() : take(request, client.value(), due);
    }

    private AtOnce takeAtOnce(HttpRequest<?> request, String subject, List<RateLimit> due) {
        try {
            Optional<Turn> turn = takeTurn.takeAtOnce(subject, due);
            if (turn.isEmpty()) return new AtOnce.Ask();
            return rejection(request, turn.get()).<AtOnce>map(AtOnce.Stop::new).orElseGet(AtOnce.Go::new);
        } catch (PortUnavailable _) {
            tally.limiterUnavailable();
            return new AtOnce.Go();
        }
    }

    private Optional<Rejection> take(HttpRequest<?> request, String subject, List<RateLimit> due) {
        try {
            return rejection(request, takeTurn.take(subject, due));
        } catch (PortUnavailable _) {
            tally.limiterUnavailable();
            return Optional.empty();
        }
    }

    private static Optional<Rejection> rejection(HttpRequest<?> request, Turn turn) {
        RateLimitFields.note(request, turn);
        return switch (turn) {
            case Turn.Taken _ -> Optional.empty();
            case Turn.Wait wait -> Optional.of(new Rejection.Later(Failure.TOO_MANY_REQUESTS, wait.after()));
        };
    }

    private String subject(HttpRequest<?> request) {
        return IpAddresses.subject(callerAddress.of(request));
    }
}
