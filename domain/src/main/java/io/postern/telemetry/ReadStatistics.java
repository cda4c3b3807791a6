package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.MetricReader;
import java.util.List;

/** Reads statistics of one series back. */
public final class ReadStatistics {

    private final MetricReader reader;

    public ReadStatistics(MetricReader reader) {
        this.reader = reader;
    }

    /**
     * The periods that hold data, oldest first.
     *
     * @throws PortUnavailable when the destination cannot be read now
     */
    public List<Datapoint> read(StatisticsQuery query) {
        return reader.statistics(query);
    }
}
