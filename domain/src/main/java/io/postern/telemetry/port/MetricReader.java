package io.postern.telemetry.port;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.StatisticsQuery;
import java.util.List;

/** Reads back what a destination stores of metrics. */
public interface MetricReader {

    /**
     * One page of the series that match, ordered by namespace, name and dimensions.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question; the words can be shown
     * @throws PortUnavailable when the destination cannot be read now; the message says why and can be shown
     */
    MetricPage list(MetricFilter filter);

    /**
     * The periods that hold data, oldest first; one datapoint for each unit in a period.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question; the words can be shown
     * @throws PortUnavailable when the destination cannot be read now; the message says why and can be shown
     */
    List<Datapoint> statistics(StatisticsQuery query);

    /**
     * One page of the values of many queries; a period without data has no value. A destination that knows no
     * expressions says so, and answers none of the queries then.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question; the words can be shown
     * @throws PortUnavailable when the destination cannot be read now; the message says why and can be shown
     */
    MetricData data(MetricDataRequest request);

    /** The same for that client's questions: of calls that are short it may use a part, so that others find some. */
    default MetricReader metricsFor(ClientId client) {
        return this;
    }
}
