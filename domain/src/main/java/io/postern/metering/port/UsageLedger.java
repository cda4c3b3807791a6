package io.postern.metering.port;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.shared.PortUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * Counts meter events, each id once within the time for which ids are remembered, whatever the time of the event; an event
 * that is told again has the time that it had before. Safe for any number of threads and replicas.
 */
public interface UsageLedger {

    /** Most events of one caller that are counted all or none; of more so many at a time are. */
    int STROKE_MAX = 1_000;

    /**
     * Counts each of them that was not counted before, and lets each of these wait for each sink, in one stroke: all of it
     * happens or nothing does. Of more than {@link #STROKE_MAX} events a part may have been counted when the rest is not;
     * doing it again counts the rest. Doing all of it again changes nothing.
     *
     * @throws PortUnavailable when it is not known whether it happened
     */
    Recording record(List<MeterEvent> events);

    /**
     * How often an application called, whatever the answer was. Nothing is known of one that is summed under
     * {@link io.postern.metering.model.Series#OTHER}.
     *
     * @param from first instant; counted from the beginning of its minute, or of its hour or day where minutes or hours are
     *     no longer kept
     * @param until first instant that does not count, in the same way
     * @throws PortUnavailable when it cannot be read
     */
    long calls(String application, Instant from, Instant until);
}
