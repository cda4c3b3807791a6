package io.postern.access.model;

/**
 * How much a client counts beside others when several of them wait: one of weight 10 is delivered ten records where one of
 * weight 1 is delivered one.
 *
 * @param said 1 to {@link #MOST}; zero says nothing, and counts as 1
 */
public record Weight(int said) {

    /** The greatest. */
    public static final int MOST = 100;

    /** Nothing is said of it. */
    public static final Weight UNSAID = new Weight(0);

    public Weight {
        if (said < 0 || said > MOST)
            throw new IllegalArgumentException("weight: " + said + " (expected: 1 to " + MOST + ")");
    }

    /** The number to count with. */
    public int value() {
        return Math.max(1, said);
    }

    /** The smaller one; this one, where the other says nothing. */
    public Weight narrowedBy(Weight other) {
        return other.said != 0 && other.said < value() ? other : this;
    }
}
