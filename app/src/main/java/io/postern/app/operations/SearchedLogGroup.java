package io.postern.app.operations;

import io.postern.metering.model.EventPage;
import io.postern.metering.model.LogLine;
import io.postern.metering.port.LogGroupReader;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.Reach;
import java.time.Instant;
import java.util.Optional;

/** Reads log groups as telemetry reads them: within the budget of reading, of CloudWatch Logs or of the local store. */
public final class SearchedLogGroup implements LogGroupReader {

    private final SearchLogs searchLogs;

    public SearchedLogGroup(SearchLogs searchLogs) {
        this.searchLogs = searchLogs;
    }

    @Override
    public EventPage read(String group, Instant from, Instant until, String next) {
        LogQuery query = new LogQuery(group, "", from, until, "", LogQuery.LIMIT_MAX, next);
        return switch (search(query)) {
            case LogSearch.NoSuchGroup _ -> new EventPage.NoSuchGroup();
            case LogSearch.Found found ->
                new EventPage.Events(
                        found.events().stream().map(SearchedLogGroup::line).toList(), found.nextToken());
        };
    }

    /** Nobody asked a question that could be wrong but who configured the group, and that cannot be told by a status. */
    private LogSearch search(LogQuery query) {
        try {
            return searchLogs.search(query, Reach.PAGE);
        } catch (IllegalArgumentException fault) {
            throw new PortUnavailable(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static LogLine.Text line(LogSearch.FoundEvent event) {
        return LogLine.Text.ofEvent(event.eventId(), Optional.of(event.timestamp()), event.message());
    }
}
