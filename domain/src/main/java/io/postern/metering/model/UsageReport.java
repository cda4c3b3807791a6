package io.postern.metering.model;

import java.util.List;

/** The answer to a question about usage. */
public sealed interface UsageReport {

    /**
     * It is known.
     *
     * @param total of all groups, those that are left out included
     * @param groupsLeft how many groups are left out
     */
    record Known(List<UsageGroup> groups, UsageGroup total, int groupsLeft) implements UsageReport {
        public Known {
            groups = List.copyOf(groups);
        }
    }

    /**
     * It asks for too much at once.
     *
     * @param most how many sums can be looked at, or groups told apart, for one question
     */
    record TooMuch(int most) implements UsageReport {}

    /** Others are asking; later it can be answered. */
    record Busy() implements UsageReport {}
}
