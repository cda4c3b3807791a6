package io.postern.aws.telemetry;

import io.micronaut.context.ApplicationContext;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.telemetry.port.OutletMaker;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The adapters as the framework wires them, in front of a stand-in. */
final class CloudWatchAdapters implements AutoCloseable {

    private final ApplicationContext context;

    private CloudWatchAdapters(ApplicationContext context) {
        this.context = context;
    }

    static CloudWatchAdapters of(CloudWatchStandIn aws, Clock clock) {
        return of(aws, clock, Map.of());
    }

    static CloudWatchAdapters of(CloudWatchStandIn aws, Clock clock, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "postern.telemetry.destination", "cloudwatch",
                "postern.aws.endpoint", aws.endpoint().toString(),
                "postern.aws.region", "eu-central-1",
                "aws.access-key-id", "AKIATEST",
                "aws.secret-key", "secret-key"));
        all.putAll(properties);
        ApplicationContext context = ApplicationContext.builder(all).build();
        context.registerSingleton(Clock.class, clock);
        return new CloudWatchAdapters(context.start());
    }

    MetricDestination metricDestination() {
        return context.getBean(MetricDestination.class);
    }

    LogDestination logDestination() {
        return context.getBean(LogDestination.class);
    }

    MetricReader metricReader() {
        return context.getBean(MetricReader.class);
    }

    LogReader logReader() {
        return context.getBean(LogReader.class);
    }

    OutletMaker outletMaker() {
        return context.getBean(OutletMaker.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
