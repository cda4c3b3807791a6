package io.postern.cleanup.model;

/** How much matching may still cost; of one question, on one thread. */
public final class MatchingSteps {

    private long left;

    /** @param most steps: comparisons of one character with one part of a pattern */
    public MatchingSteps(long most) {
        this.left = most;
    }

    /** Takes some of them; false when there are not so many left, and from then on. */
    public boolean take(long count) {
        left -= count;
        return left >= 0;
    }

    /** Whether more was to be taken than there was. */
    public boolean ranOut() {
        return left < 0;
    }
}
