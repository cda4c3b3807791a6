package io.postern.app;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.postern.app.operations.SharedReading;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.memory.LiveOutlets;
import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.OutletMaker;
import io.postern.telemetry.port.Readers;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what stands behind the names of registered destinations. */
@Factory
final class OutletsWiring {

    // What makes outlets on AWS is made with the first of them: who has none starts without its connections.
    @Singleton
    @Bean(preDestroy = "close")
    LiveOutlets outlets(
            KnownDestinations known,
            BeanProvider<OutletMaker> maker,
            SharedReading reading,
            TelemetryConfig.MemoryDestination bounds,
            Clock clock) {
        return new LiveOutlets(
                known,
                (name, target) -> reading.outlet(maker.get().open(name, target)),
                name -> localStore(name, bounds, clock));
    }

    private static Outlet.Open localStore(DestinationName name, TelemetryConfig.MemoryDestination bounds, Clock clock) {
        LocalMetricStore metrics =
                new LocalMetricStore(bounds.retention(), bounds.seriesMax(), bounds.valuesMax(), clock);
        LocalLogStore logs = new LocalLogStore(bounds.retention(), bounds.logBytesMax(), clock);
        LocalDashboards dashboards = new LocalDashboards(TelemetryWiring.LOCAL_DASHBOARDS_MAX, clock);
        return new Outlet.Open(
                new BudgetScope("destination/" + name), metrics, logs, new Readers(metrics, logs, dashboards));
    }
}
