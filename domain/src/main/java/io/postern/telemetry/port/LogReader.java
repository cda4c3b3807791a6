package io.postern.telemetry.port;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;

/** Reads back what a destination stores of logs. */
public interface LogReader {

    /**
     * One page of the events that match.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question; the words can be shown
     * @throws PortUnavailable when the destination cannot be read now; the message says why and can be shown
     */
    LogSearch search(LogQuery query);

    /** The same for that client's questions: of calls that are short it may use a part, so that others find some. */
    default LogReader logsFor(ClientId client) {
        return this;
    }
}
