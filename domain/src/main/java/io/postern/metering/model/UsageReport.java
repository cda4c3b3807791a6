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
     * @param sumsMax how many sums can be looked at for one question
     */
    record TooMuch(int sumsMax) implements UsageReport {}
}
