package io.postern.aws.telemetry;

import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.cloudwatch.BreakableAws;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Outage;
import io.postern.testkit.telemetry.DashboardStoreOutageContract;
import io.postern.testkit.telemetry.MetricReaderOutageContract;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record CloudWatchReadingOutageTest(Outage outage)
        implements MetricReaderOutageContract, DashboardStoreOutageContract, BreakableAws {

    private static final Clock CLOCK = Clock.systemUTC();

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CloudWatchAdapters ADAPTERS = CloudWatchAdapters.of(
            AWS, CLOCK, Map.of("postern.aws.call-timeout", "1s", "postern.aws.connect-timeout", "1s"));

    @Override
    public MetricDestination destination() {
        return ADAPTERS.metricDestination();
    }

    @Override
    public MetricReader reader() {
        return ADAPTERS.metricReader();
    }

    @Override
    public DashboardStore dashboards() {
        return ADAPTERS.dashboardStore();
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Override
    public CloudWatchStandIn aws() {
        return AWS;
    }
}
