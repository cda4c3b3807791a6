package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.port.DashboardStore;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link DashboardStore} over a network promises when its technology is gone. */
public interface DashboardStoreOutageContract extends Breakable {

    /** The store under test; the same one throughout a test. */
    DashboardStore dashboards();

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        Dashboard dashboard = kept();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> dashboards().list("", ""));
            Outages.assertUnavailable(timeLimit(), () -> dashboards().find(dashboard.name()));
            Outages.assertUnavailable(timeLimit(), () -> dashboards().put(dashboard));
            Outages.assertUnavailable(timeLimit(), () -> dashboards().remove(Set.of(dashboard.name())));
        } finally {
            mendIt();
        }
    }

    @Test
    default void aDashboardIsFoundAndReplacedAfterAnOutage() {
        Dashboard dashboard = kept();
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> dashboards().find(dashboard.name()));
        } finally {
            mendIt();
        }

        Outages.assertRecovers(
                () -> assertThat(dashboards().find(dashboard.name())).contains(dashboard));
        keep(new Dashboard(dashboard.name(), DashboardStoreContract.EMPTY));
    }

    private Dashboard kept() {
        Dashboard dashboard = new Dashboard(new DashboardName(Unique.name("shop")), DashboardStoreContract.TEXT);
        keep(dashboard);
        return dashboard;
    }

    private void keep(Dashboard dashboard) {
        Outages.assertRecovers(() -> assertThat(dashboards().put(dashboard)).isInstanceOf(DashboardKeeping.Kept.class));
    }
}
