package io.postern.metering.model;

import java.util.List;

/**
 * Usage as somebody wants to see it.
 *
 * @param groupBy what it is told apart by; empty: all in one
 * @param groupsMax most groups that are told, 1 to {@link #GROUPS_MAX}
 */
public record UsageQuery(UsageQuestion question, List<UsageDimension> groupBy, UsageOrder order, int groupsMax) {

    /** Most groups of one answer. */
    public static final int GROUPS_MAX = 10_000;

    public UsageQuery {
        groupBy = List.copyOf(groupBy);
        if (groupBy.stream().distinct().count() < groupBy.size())
            throw new IllegalArgumentException("groupBy: one twice (expected: each once)");
        if (groupsMax < 1 || groupsMax > GROUPS_MAX)
            throw new IllegalArgumentException("limit: " + groupsMax + " (expected: 1 to " + GROUPS_MAX + ")");
    }
}
