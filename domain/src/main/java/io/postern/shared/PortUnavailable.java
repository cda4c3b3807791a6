package io.postern.shared;

import java.time.Duration;
import java.util.Optional;

/** Thrown by an adapter when the world behind its port is broken; trying again later may help. */
public final class PortUnavailable extends RuntimeException {

    private static final long serialVersionUID = 2L;

    /** Zero: nothing is known of it. */
    private final Duration after;

    public PortUnavailable(String what, Throwable cause) {
        super(what, cause);
        this.after = Duration.ZERO;
    }

    private PortUnavailable(String what, Duration after, Throwable cause) {
        super(what, cause);
        this.after = after;
    }

    /**
     * Nothing is broken: there were too many calls.
     *
     * @param after when there may be room again; longer than zero
     */
    public static PortUnavailable throttled(String what, Duration after, Throwable cause) {
        return new PortUnavailable(what, after, cause);
    }

    /** When there may be room again, if all that is wrong is that there were too many calls. */
    public Optional<Duration> throttledFor() {
        return after.isZero() ? Optional.empty() : Optional.of(after);
    }
}
