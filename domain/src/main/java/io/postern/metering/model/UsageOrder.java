package io.postern.metering.model;

import java.util.Comparator;
import java.util.Iterator;

/** In which order usage is told. */
public enum UsageOrder implements Comparator<UsageGroup> {
    /** By their names. */
    NAMES,
    /** The most calls first. */
    CALLS,
    /** The most errors first. */
    ERRORS,
    /** The most bytes first. */
    BYTES;

    @Override
    public int compare(UsageGroup one, UsageGroup other) {
        int most = Long.compare(measure(other), measure(one));
        return most != 0 ? most : byNames(one, other);
    }

    private long measure(UsageGroup group) {
        return switch (this) {
            case NAMES -> 0;
            case CALLS -> group.sums().calls();
            case ERRORS -> group.errors();
            case BYTES -> group.sums().bytes();
        };
    }

    private static int byNames(UsageGroup one, UsageGroup other) {
        Iterator<String> others = other.names().iterator();
        for (String name : one.names()) {
            int order = name.compareTo(others.next());
            if (order != 0) return order;
        }
        return 0;
    }
}
