package io.postern.metering.model;

import java.util.List;

/** What rows that share their names add up to. Not safe for threads. */
public final class UsageGroup {

    private final List<String> names;
    private final Sums sums = new Sums();
    private long errors;

    /**
     * One without any row.
     *
     * @param names in the order of the dimensions that were asked for
     */
    public UsageGroup(List<String> names) {
        this.names = List.copyOf(names);
    }

    public void add(UsageRow row) {
        sums.add(row.sums());
        if (row.series().status().failed()) errors += row.sums().calls();
    }

    public List<String> names() {
        return names;
    }

    public Sums sums() {
        return sums;
    }

    /** Calls that were answered with 400 or above. */
    public long errors() {
        return errors;
    }
}
