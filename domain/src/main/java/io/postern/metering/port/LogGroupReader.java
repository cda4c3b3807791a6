package io.postern.metering.port;

import io.postern.metering.model.EventPage;
import io.postern.shared.PortUnavailable;
import java.time.Instant;

/** Shows the events of log groups. */
public interface LogGroupReader {

    /**
     * A page of the events of a group; it may be empty before the last one.
     *
     * @param from first instant, inclusive
     * @param until last instant, exclusive
     * @param next {@link EventPage.Events#next} of the page before; empty: from the first
     * @throws PortUnavailable when the group cannot be read now
     */
    EventPage read(String group, Instant from, Instant until, String next);
}
