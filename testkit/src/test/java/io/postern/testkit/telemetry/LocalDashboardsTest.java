package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.DashboardPage;
import io.postern.telemetry.port.DashboardStore;
import io.postern.testkit.MovableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LocalDashboardsTest implements DashboardStoreContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final LocalDashboards store = new LocalDashboards(2000, clock);

    @Override
    public DashboardStore dashboards() {
        return store;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void manyComePageByPageAndEachOnce() {
        for (int i = 0; i < 1500; i++) put(store, "many-" + i);
        put(store, "other");

        DashboardPage first = store.list("many-", "");
        DashboardPage second = store.list("many-", first.nextToken());

        assertThat(first.dashboards()).hasSize(1000);
        assertThat(second.dashboards()).hasSize(500).doesNotContainAnyElementsOf(first.dashboards());
        assertThat(second.nextToken()).isEmpty();
    }

    @Test
    void moreThanThereMayBeAreNotKept() {
        LocalDashboards small = new LocalDashboards(1, clock);

        assertThat(put(small, "first")).isInstanceOf(DashboardKeeping.Kept.class);
        assertThat(put(small, "second")).isInstanceOf(DashboardKeeping.Full.class);
        assertThat(put(small, "first")).isInstanceOf(DashboardKeeping.Kept.class);
    }

    @Test
    void moreBytesThanThereMayBeAreNotKept() {
        String large = "{\"widgets\":[],\"x\":\"" + "x".repeat(1_000_000) + "\"}";
        for (int i = 0; i < 16; i++)
            assertThat(store.put(new Dashboard(new DashboardName("large-" + i), large)))
                    .isInstanceOf(DashboardKeeping.Kept.class);

        assertThat(store.put(new Dashboard(new DashboardName("large-16"), large)))
                .isInstanceOf(DashboardKeeping.Full.class);
        assertThat(store.put(new Dashboard(new DashboardName("large-0"), EMPTY)))
                .isInstanceOf(DashboardKeeping.Kept.class);
        assertThat(store.put(new Dashboard(new DashboardName("large-16"), large)))
                .isInstanceOf(DashboardKeeping.Kept.class);
    }

    private static DashboardKeeping put(LocalDashboards store, String name) {
        return store.put(new Dashboard(new DashboardName(name), EMPTY));
    }
}
