package io.postern.telemetry.port;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;

/** Takes batches of log events for good. Never throws for what a remote side does: that is in the answer. */
public interface LogDestination {

    /** Sends the batch within a configured deadline; some events may be refused while the others are stored. */
    Delivery put(LogBatch batch);
}
