package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.port.LogReader;

/** Finds log events again. */
public final class SearchLogs {

    private final LogReader reader;

    public SearchLogs(LogReader reader) {
        this.reader = reader;
    }

    /**
     * One page of the events that match.
     *
     * @throws PortUnavailable when the destination cannot be read now
     */
    public LogSearch search(LogQuery query) {
        return reader.search(query);
    }
}
