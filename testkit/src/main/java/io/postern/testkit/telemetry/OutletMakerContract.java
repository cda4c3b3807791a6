package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.OpenedOutlet;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.OutletMaker;
import io.postern.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link OutletMaker} promises. */
public interface OutletMakerContract {

    DestinationName NAME = new DestinationName("shop");

    /** The maker under test; the same one throughout a test. */
    OutletMaker maker();

    /** An account that takes everything, and is used for these APIs. */
    Target.Aws target(Set<ApiName> services);

    /** The account and region of that target. */
    BudgetScope scope();

    /** The time as the account sees it. */
    Instant now();

    @Test
    default void whatIsSentCanBeReadBack() {
        OpenedOutlet opened = maker().open(NAME, target(EnumSet.allOf(ApiName.class)));
        try {
            Outlet.Open outlet = opened.now().get();

            assertThat(outlet.metrics().put(metrics())).isInstanceOf(Delivery.Delivered.class);
            assertThat(outlet.logs().put(logs())).isInstanceOf(Delivery.Delivered.class);

            assertThat(outlet.readers()
                            .metrics()
                            .list(new MetricFilter("Shop", "", List.of(), ""))
                            .metrics())
                    .hasSize(1);
        } finally {
            opened.close().run();
        }
    }

    @Test
    default void dashboardsAreKeptThere() {
        OpenedOutlet opened = maker().open(NAME, target(EnumSet.allOf(ApiName.class)));
        DashboardName name = new DashboardName("of-an-outlet");
        try {
            DashboardStore dashboards = opened.now().get().readers().dashboards();

            assertThat(dashboards.put(new Dashboard(name, "{\"widgets\":[]}")))
                    .isInstanceOf(DashboardKeeping.Kept.class);
            assertThat(dashboards.find(name)).isPresent();
            assertThat(dashboards.remove(Set.of(name))).isTrue();
        } finally {
            opened.close().run();
        }
    }

    @Test
    default void callsCountAgainstTheNameUntilTheAccountIsKnown() {
        OpenedOutlet opened = maker().open(NAME, target(EnumSet.allOf(ApiName.class)));
        try {
            assertThat(opened.now().get().budget()).isIn(new BudgetScope("destination/shop"), scope());
            Eventually.passes(
                    Duration.ofSeconds(10),
                    () -> assertThat(opened.now().get().budget()).isEqualTo(scope()));
        } finally {
            opened.close().run();
        }
    }

    @Test
    default void whatIsForTheOtherApiWaitsWithWordsThatHelp() {
        OpenedOutlet monitoring = maker().open(NAME, target(Set.of(ApiName.MONITORING)));
        OpenedOutlet logging = maker().open(NAME, target(Set.of(ApiName.LOGS)));

        assertThat(monitoring.now().get().logs().put(logs()))
                .isEqualTo(new Delivery.RetryLater(
                        "the destination shop is for monitoring only and takes no log events; see its serviceName",
                        false));
        assertThat(logging.now().get().metrics().put(metrics()))
                .isEqualTo(new Delivery.RetryLater(
                        "the destination shop is for logs only and takes no metrics; see its serviceName", false));
        monitoring.close().run();
        logging.close().run();
    }

    @Test
    default void closingMoreThanOnceDoesNoHarm() {
        OpenedOutlet opened = maker().open(NAME, target(EnumSet.allOf(ApiName.class)));
        opened.now().get().metrics().put(metrics());

        opened.close().run();
        opened.close().run();
    }

    private MetricBatch metrics() {
        return new MetricBatch("Shop", List.of(Samples.datum("orders", now(), Samples.single(1))));
    }

    private LogBatch logs() {
        return new LogBatch(new LogStream("shop", "web"), List.of(new LogEvent(now(), "hello")));
    }
}
