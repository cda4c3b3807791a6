package io.postern.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.shared.PortUnavailable;

/** Keeps what a sink was never told, for an operator. */
@FunctionalInterface
public interface RefusedEvents {

    /**
     * Keeps it; once more when it is said again.
     *
     * @param sink name of the sink
     * @param why what the sink said of it
     * @throws PortUnavailable when it is not known to be kept
     */
    void refuse(String sink, MeterEvent event, String why);
}
