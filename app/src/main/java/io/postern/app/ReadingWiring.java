package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.postern.app.boot.Keys;
import io.postern.app.operations.PolledLogFeed;
import io.postern.app.operations.SharedReading;
import io.postern.telemetry.DeleteDashboards;
import io.postern.telemetry.GetDashboard;
import io.postern.telemetry.ListDashboards;
import io.postern.telemetry.PutDashboard;
import io.postern.telemetry.ReadStatistics;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.TailLogs;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.LogFeed;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricReader;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;

/** Puts reading together: of CloudWatch within a budget and with shared answers, of the local store as it is. */
@Factory
final class ReadingWiring {

    /** What keeps the reading of any CloudWatch within bounds. */
    @Singleton
    SharedReading sharedReading(RequestBudget budget, ReadingConfig config) {
        return new SharedReading(budget, config.patience(), config.sharedFor(), config.answersMax());
    }

    @Singleton
    Reading reading(
            SharedReading shared,
            MetricReader metrics,
            LogReader logs,
            DashboardStore dashboards,
            @Value("${" + Keys.DESTINATION + "}") String destination) {
        if (!destination.equals("cloudwatch")) return new Reading(metrics, logs, dashboards);
        Supplier<BudgetScope> scope = () -> BudgetScope.CONFIGURED;
        return new Reading(
                shared.metrics(metrics, scope), shared.logs(logs, scope), shared.dashboards(dashboards, scope));
    }

    @Singleton
    ReadStatistics readStatistics(Reading reading) {
        return new ReadStatistics(reading.metrics());
    }

    @Singleton
    SearchLogs searchLogs(Reading reading) {
        return new SearchLogs(reading.logs());
    }

    @Singleton
    ListDashboards listDashboards(Reading reading) {
        return new ListDashboards(reading.dashboards());
    }

    @Singleton
    GetDashboard getDashboard(Reading reading) {
        return new GetDashboard(reading.dashboards());
    }

    @Singleton
    PutDashboard putDashboard(Reading reading) {
        return new PutDashboard(reading.dashboards());
    }

    @Singleton
    DeleteDashboards deleteDashboards(Reading reading) {
        return new DeleteDashboards(reading.dashboards());
    }

    @Singleton
    @Requires(property = Keys.DESTINATION, value = "cloudwatch")
    LogFeed logFeed(SearchLogs searchLogs, ReadingConfig config, Clock clock) {
        return new PolledLogFeed(searchLogs, config.tailEvery(), clock);
    }

    @Singleton
    TailLogs tailLogs(LogFeed feed, ReadingConfig config) {
        return new TailLogs(feed, config.tailsMax());
    }

    /** The readers of the configured destination, as use cases have them. */
    record Reading(MetricReader metrics, LogReader logs, DashboardStore dashboards) {}
}
