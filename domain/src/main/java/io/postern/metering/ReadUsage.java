package io.postern.metering;

import io.postern.metering.model.UsageGroup;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageReport;
import io.postern.metering.port.UsageReader;
import io.postern.shared.PortUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells usage, told apart and ordered as it was asked for. */
public final class ReadUsage {

    /**
     * Most sums that one question may look at: an hour of minutes of 1,600 series, or a month of days of 3,200. So many are
     * read in about a second.
     */
    public static final int SUMS_MAX = 100_000;

    private final UsageReader reader;

    public ReadUsage(UsageReader reader) {
        this.reader = reader;
    }

    /**
     * Answers it, within a bound.
     *
     * @throws PortUnavailable when it cannot be read
     */
    public UsageReport read(UsageQuery query) {
        UsageGroup total = new UsageGroup(List.of());
        Map<List<String>, UsageGroup> groups = new HashMap<>();
        UsageReading reading = reader.read(query.question(), SUMS_MAX, row -> {
            total.add(row);
            List<String> names =
                    query.groupBy().stream().map(dimension -> dimension.of(row)).toList();
            groups.computeIfAbsent(names, UsageGroup::new).add(row);
        });
        return switch (reading) {
            case UsageReading.Read _ -> report(query, groups, total);
            case UsageReading.TooMuch(int sumsMax) -> new UsageReport.TooMuch(sumsMax);
        };
    }

    private static UsageReport report(UsageQuery query, Map<List<String>, UsageGroup> groups, UsageGroup total) {
        List<UsageGroup> told = groups.values().stream()
                .sorted(query.order())
                .limit(query.groupsMax())
                .toList();
        return new UsageReport.Known(told, total, groups.size() - told.size());
    }
}
