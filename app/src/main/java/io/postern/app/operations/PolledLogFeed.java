package io.postern.app.operations;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.LogFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A feed from a destination that has to be asked: again and again, for what is not older than half a minute, because
 * events show in any order. Tails of the same question ask the same within a second, and so share calls.
 */
public final class PolledLogFeed implements LogFeed {

    private static final Logger LOG = LoggerFactory.getLogger(PolledLogFeed.class);

    private static final Duration BACK = Duration.ofSeconds(30);

    /** What is dated further ahead is told when its time comes: else each question would find all of it again. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final SearchLogs searchLogs;
    private final Duration every;
    private final Clock clock;

    /**
     * A feed that asks so often.
     *
     * @param every from the end of one question to the start of the next
     */
    public PolledLogFeed(SearchLogs searchLogs, Duration every, Clock clock) {
        this.searchLogs = searchLogs;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public void follow(TailQuery query, LogTail tail) {
        // Before anybody is told: what is there already is not news.
        Map<String, Instant> seen = new HashMap<>();
        for (LogSearch.FoundEvent event : found(query)) seen.put(event.eventId(), event.timestamp());
        Thread.ofVirtual().name("log-tail").start(() -> poll(query, tail, seen));
    }

    private void poll(TailQuery query, LogTail tail, Map<String, Instant> seen) {
        try {
            while (!tail.closedWithin(every)) tell(query, tail, seen);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            tail.close();
        } catch (RuntimeException broken) {
            LOG.warn("A tail of log events ended. group={}", query.group(), broken);
            tail.close();
        }
    }

    private void tell(TailQuery query, LogTail tail, Map<String, Instant> seen) throws InterruptedException {
        try {
            for (LogSearch.FoundEvent event : found(query))
                if (seen.put(event.eventId(), event.timestamp()) == null) tail.offer(event);
            Instant border = start();
            seen.values().removeIf(timestamp -> timestamp.isBefore(border));
        } catch (PortUnavailable unavailable) {
            // The next question sees what this one did not; throttled ones come back when they may.
            tail.closedWithin(unavailable.throttledFor().orElse(every));
        }
    }

    private Iterable<LogSearch.FoundEvent> found(TailQuery query) {
        Instant start = start();
        LogSearch search = searchLogs.search(
                new LogQuery(
                        query.group(),
                        query.streamName(),
                        start,
                        start.plus(BACK).plus(AHEAD),
                        query.filterPattern(),
                        LogQuery.LIMIT_MAX,
                        "",
                        query.bearing()),
                Reach.END);
        return switch (search) {
            case LogSearch.Found found -> found.events();
            case LogSearch.NoSuchGroup _ -> List.of();
        };
    }

    private Instant start() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(BACK);
    }
}
