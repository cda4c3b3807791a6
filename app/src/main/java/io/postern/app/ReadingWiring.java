package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.postern.app.boot.Keys;
import io.postern.app.operations.PolledLogFeed;
import io.postern.app.operations.SharedReading;
import io.postern.destinations.KnownDestinations;
import io.postern.telemetry.ChooseReadings;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.TailPlaces;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.LogFeed;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricReader;
import io.postern.telemetry.port.Outlets;
import io.postern.telemetry.port.Readers;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts reading together: of CloudWatch within a budget and with shared answers, of local stores as they are. */
@Factory
final class ReadingWiring {

    /** What keeps the reading of any CloudWatch within bounds. */
    @Singleton
    SharedReading sharedReading(RequestBudget budget, ReadingConfig config) {
        return new SharedReading(budget, config.patience(), config.sharedFor(), config.answersMax());
    }

    /** Those of the configured destination. */
    @Singleton
    Readers readers(
            SharedReading shared,
            MetricReader metrics,
            LogReader logs,
            DashboardStore dashboards,
            @Value("${" + Keys.DESTINATION + "}") String destination) {
        Readers readers = new Readers(metrics, logs, dashboards);
        return destination.equals("cloudwatch") ? shared.readers(readers, () -> BudgetScope.CONFIGURED) : readers;
    }

    @Singleton
    ChooseReadings chooseReadings(
            Readers configured, KnownDestinations known, Outlets outlets, ReadingConfig config, Clock clock) {
        return new ChooseReadings(
                configured, reader -> feed(reader, config, clock), new TailPlaces(config.tailsMax()), known, outlets);
    }

    /** A local store tells of what it takes by itself; CloudWatch Logs has to be asked. */
    private static LogFeed feed(LogReader reader, ReadingConfig config, Clock clock) {
        return reader instanceof LogFeed feed
                ? feed
                : new PolledLogFeed(new SearchLogs(reader), config.tailEvery(), clock);
    }
}
