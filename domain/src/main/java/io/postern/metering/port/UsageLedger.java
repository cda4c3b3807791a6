package io.postern.metering.port;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.shared.PortUnavailable;
import java.time.Instant;
import java.util.List;

/** Counts meter events, each id once within the time for which ids are remembered. Safe for any number of threads and replicas. */
public interface UsageLedger {

    /**
     * Counts each of them that was not counted before, and lets each of these wait for each sink, in one stroke: all of it
     * happens or nothing does. Doing it again changes nothing.
     *
     * @throws PortUnavailable when it is not known whether it happened
     */
    Recording record(List<MeterEvent> events);

    /**
     * How often an application called, whatever the answer was.
     *
     * @param from first instant; counted from the beginning of its minute, or of its hour or day where minutes or hours are
     *     no longer kept
     * @param until first instant that does not count, in the same way
     * @throws PortUnavailable when it cannot be read
     */
    long calls(String application, Instant from, Instant until);
}
