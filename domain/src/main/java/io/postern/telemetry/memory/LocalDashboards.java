package io.postern.telemetry.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardFinding;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.DashboardPage;
import io.postern.telemetry.model.DashboardRules;
import io.postern.telemetry.port.DashboardStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Dashboards in this process, for days without AWS. Bounded by their number and bytes; what is beyond is not kept. */
public final class LocalDashboards implements DashboardStore {

    /** Most bytes of all bodies. */
    public static final long BYTES_MAX = 16 << 20;

    private record Stored(Dashboard dashboard, Instant at, long bytes) {}

    private final int dashboardsMax;
    private final Clock clock;
    private final NavigableMap<String, Stored> stored = new TreeMap<>();
    private long bytes;

    /**
     * An empty store.
     *
     * @param dashboardsMax most dashboards
     */
    public LocalDashboards(int dashboardsMax, Clock clock) {
        this.dashboardsMax = dashboardsMax;
        this.clock = clock;
    }

    @Override
    public synchronized DashboardPage list(String prefix, String nextToken) {
        if (!nextToken.isEmpty() && DashboardName.read(nextToken).isEmpty())
            throw new IllegalArgumentException("nextToken: unreadable (expected: that of the page before)");
        boolean further = nextToken.compareTo(prefix) > 0;
        List<DashboardPage.Entry> page = new ArrayList<>();
        for (Map.Entry<String, Stored> one :
                stored.tailMap(further ? nextToken : prefix, !further).entrySet()) {
            if (!one.getKey().startsWith(prefix)) break;
            if (page.size() == DashboardPage.SIZE)
                return new DashboardPage(page, page.getLast().name().value());
            page.add(entry(one.getValue()));
        }
        return new DashboardPage(page, "");
    }

    @Override
    public synchronized Optional<Dashboard> find(DashboardName name) {
        return Optional.ofNullable(stored.get(name.value())).map(Stored::dashboard);
    }

    @Override
    public synchronized DashboardKeeping put(Dashboard dashboard) {
        List<DashboardFinding> findings = DashboardRules.check(dashboard.body());
        if (!findings.isEmpty()) return new DashboardKeeping.Invalid("The dashboard body is invalid.", findings);
        Stored before = stored.get(dashboard.name().value());
        Stored now = new Stored(dashboard, clock.instant(), dashboard.body().getBytes(UTF_8).length);
        long after = bytes + now.bytes - (before == null ? 0 : before.bytes);
        if (after > BYTES_MAX || (before == null && stored.size() >= dashboardsMax)) return new DashboardKeeping.Full();
        stored.put(dashboard.name().value(), now);
        bytes = after;
        return new DashboardKeeping.Kept(List.of());
    }

    @Override
    public synchronized boolean remove(Set<DashboardName> names) {
        for (DashboardName name : names) if (!stored.containsKey(name.value())) return false;
        for (DashboardName name : names) {
            Stored gone = stored.remove(name.value());
            if (gone != null) bytes -= gone.bytes;
        }
        return true;
    }

    private static DashboardPage.Entry entry(Stored stored) {
        return new DashboardPage.Entry(stored.dashboard.name(), stored.at, stored.bytes);
    }
}
