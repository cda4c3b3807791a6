package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardFinding;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.port.DashboardStore;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.telemetry.DashboardStoreContract;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchDashboardStoreTest implements DashboardStoreContract {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final MovableClock CLOCK = MovableClock.at(NOON);
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start(CLOCK);
    private static final CloudWatchAdapters ADAPTERS = CloudWatchAdapters.of(AWS, CLOCK);
    private static final DashboardName SHOP = new DashboardName("shop");

    @AfterAll
    static void stop() {
        ADAPTERS.close();
        AWS.close();
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public DashboardStore dashboards() {
        return ADAPTERS.dashboardStore();
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Test
    void whatIsWrongWithAWidgetIsSaidWithItsPlace() {
        String body = "{\"widgets\":[{\"type\":\"pie\",\"properties\":{}},"
                + "{\"type\":\"text\",\"width\":25,\"properties\":{}}]}";

        assertThat(dashboards().put(new Dashboard(SHOP, body)))
                .isEqualTo(new DashboardKeeping.Invalid(
                        "The dashboard body is invalid, there are 2 validation errors (InvalidParameterInput)",
                        List.of(
                                new DashboardFinding("/widgets/0", "Should match exactly one schema in oneOf"),
                                new DashboardFinding("/widgets/1/width", "Should be integer, >= 1 and <= 24"))));
    }

    @Test
    void whatCannotBeReachedSaysWhy() {
        AWS.misbehave(new Fault.Throttle()).times(1);
        assertThatThrownBy(() -> dashboards().list("", ""))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("the dashboards cannot be listed: AWS throttles (Throttling)");

        AWS.misbehave(new Fault.DenyAccess()).times(1);
        assertThatThrownBy(() -> dashboards().find(SHOP))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageStartingWith("the dashboard cannot be read: AWS denies access: ");

        AWS.misbehave(new Fault.Throttle()).times(1);
        assertThatThrownBy(() -> dashboards().put(new Dashboard(SHOP, EMPTY)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("the dashboard cannot be kept: AWS throttles (Throttling)");

        AWS.misbehave(new Fault.Throttle()).times(1);
        assertThatThrownBy(() -> dashboards().remove(Set.of(SHOP)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("the dashboards cannot be removed: AWS throttles (Throttling)");
    }
}
