package io.postern.telemetry.model;

/**
 * A round of delivery broke after it had claimed something. What it did before is in {@link #done}, for somebody must
 * count it; what is not settled comes back after its lease. The cause says why: {@code PortUnavailable} when the queue
 * or the dead letters could not be reached, anything else is a bug.
 */
public final class BrokenRound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Round done;

    public BrokenRound(Round done, Throwable cause) {
        super("delivery: a round broke", cause);
        this.done = done;
    }

    /** What the round did all the same. */
    public Round done() {
        return done;
    }
}
