package io.postern.access.model;

/**
 * How much of a limit a caller has left.
 *
 * @param left turns that can be had now, as far as is known: other replicas may have taken some since
 */
public record Standing(RateLimit limit, int left) {

    /** Whether a smaller part of its limit is left. */
    public boolean isScarcerThan(Standing other) {
        return (long) left * other.limit.burst() < (long) other.left * limit.burst();
    }
}
