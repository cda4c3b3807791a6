package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.port.MetricReader;

/** Tells which series there are. */
public final class ListMetrics {

    private final MetricReader reader;

    public ListMetrics(MetricReader reader) {
        this.reader = reader;
    }

    /**
     * One page of the series that match.
     *
     * @throws PortUnavailable when the destination cannot be read now
     */
    public MetricPage list(MetricFilter filter) {
        return reader.list(filter);
    }
}
