package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.model.Sight;
import io.postern.telemetry.port.LogReader;
import java.util.ArrayList;
import java.util.List;

/** Finds log events again. */
public final class SearchLogs {

    /** Most pages that are followed. */
    public static final int PAGES_MAX = 50;

    /** So much text ends it; one page more may have come with it. */
    public static final long CHARACTERS_MAX = 8 << 20;

    private final LogReader reader;
    private final Sight sight;

    public SearchLogs(LogReader reader) {
        this(reader, Sight.ALL);
    }

    /** The same for who sees no further; a page may hold fewer events then, or none, before the last one. */
    SearchLogs(LogReader reader, Sight sight) {
        this.reader = reader;
        this.sight = sight;
    }

    /**
     * One page of the events that match, or as many as follow it up to {@link #PAGES_MAX}, the query's limit of events
     * and {@link #CHARACTERS_MAX}; then the token says where to go on. CloudWatch Logs may answer empty pages before
     * one that holds something.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question
     * @throws PortUnavailable when the destination cannot be read now
     */
    public LogSearch search(LogQuery query, Reach reach) {
        LogSearch first = page(query);
        if (reach == Reach.PAGE || !(first instanceof LogSearch.Found page)) return first;
        List<LogSearch.FoundEvent> events = new ArrayList<>(page.events());
        for (int pages = 1; pages < PAGES_MAX && !page.nextToken().isEmpty(); pages++) {
            int room = query.limit() - events.size();
            if (room < 1 || characters(events) >= CHARACTERS_MAX) break;
            LogSearch next = page(query.from(page.nextToken(), room));
            if (!(next instanceof LogSearch.Found more)) return next;
            page = more;
            events.addAll(page.events());
        }
        return new LogSearch.Found(events, page.nextToken());
    }

    private LogSearch page(LogQuery query) {
        return switch (reader.search(sight.asked(query))) {
            case LogSearch.NoSuchGroup none -> none;
            case LogSearch.Found(List<LogSearch.FoundEvent> events, String next) ->
                new LogSearch.Found(
                        events.stream()
                                .filter(sight.shown(query.filterPattern()))
                                .toList(),
                        next);
        };
    }

    private static long characters(List<LogSearch.FoundEvent> events) {
        return events.stream().mapToLong(event -> event.message().length()).sum();
    }
}
