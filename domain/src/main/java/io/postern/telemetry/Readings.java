package io.postern.telemetry;

import io.postern.telemetry.model.Sight;
import io.postern.telemetry.port.Readers;

/** All that can be asked of one destination; {@link ChooseReadings} gives them by its name. */
public record Readings(
        ListMetrics listMetrics,
        ReadStatistics readStatistics,
        ReadMetricData readMetricData,
        SearchLogs searchLogs,
        TailLogs tailLogs,
        ListDashboards listDashboards,
        GetDashboard getDashboard,
        PutDashboard putDashboard,
        DeleteDashboards deleteDashboards) {

    /**
     * What those readers answer to questions that the sight has permitted. They cost nothing to make, so they are made
     * anew for each use.
     */
    static Readings of(Readers readers, TailLogs tailLogs, Sight sight) {
        return new Readings(
                new ListMetrics(readers.metrics(), sight),
                new ReadStatistics(readers.metrics()),
                new ReadMetricData(readers.metrics()),
                new SearchLogs(readers.logs(), sight),
                tailLogs,
                new ListDashboards(readers.dashboards()),
                new GetDashboard(readers.dashboards()),
                new PutDashboard(readers.dashboards()),
                new DeleteDashboards(readers.dashboards()));
    }
}
