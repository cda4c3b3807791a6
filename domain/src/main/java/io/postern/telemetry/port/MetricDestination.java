package io.postern.telemetry.port;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;

/** Takes batches of metrics for good. Never throws for what a remote side does: that is in the answer. */
public interface MetricDestination {

    /** Sends the batch, all or nothing, within a configured deadline. */
    Delivery put(MetricBatch batch);
}
