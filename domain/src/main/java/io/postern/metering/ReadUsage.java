package io.postern.metering;

import io.postern.metering.model.UsageGroup;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageReport;
import io.postern.metering.port.UsageReader;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells usage, told apart and ordered as it was asked for. */
public final class ReadUsage {

    /**
     * Most sums that one question may look at: an hour of minutes of 1,600 series, or a month of days of 3,200. So many are
     * read in about a second.
     */
    public static final int SUMS_MAX = 100_000;

    /** Most groups that one question may tell apart, also those that are not told: each has a sketch of its own. */
    public static final int GROUPS_MAX = 20_000;

    /** Questions that are answered at once: each holds what it has read so far. */
    private static final int AT_ONCE_MAX = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UsageReader reader;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);

    public ReadUsage(UsageReader reader) {
        this.reader = reader;
    }

    /**
     * Answers it, within bounds; waits for some seconds where others are asking.
     *
     * @throws PortUnavailable when it cannot be read
     */
    public UsageReport read(UsageQuery query) {
        if (!placed()) return new UsageReport.Busy();
        try {
            return answer(query);
        } finally {
            places.release();
        }
    }

    private boolean placed() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private UsageReport answer(UsageQuery query) {
        UsageGroup total = new UsageGroup(List.of());
        Map<List<String>, UsageGroup> groups = new HashMap<>();
        AtomicBoolean tooMany = new AtomicBoolean();
        UsageReading reading = reader.read(query.question(), SUMS_MAX, row -> {
            total.add(row);
            List<String> names =
                    query.groupBy().stream().map(dimension -> dimension.of(row)).toList();
            if (groups.size() < GROUPS_MAX || groups.containsKey(names))
                groups.computeIfAbsent(names, UsageGroup::new).add(row);
            else tooMany.set(true);
        });
        return switch (reading) {
            case UsageReading.Read _ when tooMany.get() -> new UsageReport.TooMuch(GROUPS_MAX);
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
