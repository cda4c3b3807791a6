package io.postern.app.operations;

import io.postern.probe.model.Mark;
import io.postern.telemetry.MonitoringMark;
import io.postern.telemetry.ReadStatistics;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Looks for what a probe sent with a monitoring token, in the series and stream that the token's mark led it to. */
public final class MarkReader {

    private static final Statistic MAXIMUM = new Statistic("Maximum");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** CloudWatch Logs may answer empty pages before the one that holds something. */
    private static final int PAGES_MAX = 10;

    private static final int EVENTS = 10;

    private final ReadStatistics readStatistics;
    private final SearchLogs searchLogs;

    public MarkReader(ReadStatistics readStatistics, SearchLogs searchLogs) {
        this.readStatistics = readStatistics;
        this.searchLogs = searchLogs;
    }

    boolean showsDatum(Mark mark, ProbePlace place) {
        MetricDescriptor series = new MetricDescriptor(
                place.namespace(),
                ProbePlace.METRIC,
                List.of(new Dimension(ProbePlace.DIMENSION, place.name()), MonitoringMark.DIMENSION));
        Instant minute = mark.at().truncatedTo(ChronoUnit.MINUTES);
        StatisticsQuery query = new StatisticsQuery(series, minute, minute.plus(MINUTE), MINUTE, Set.of(MAXIMUM));
        return readStatistics.read(query).stream()
                .map(point -> point.values().get(MAXIMUM.name()))
                .anyMatch(maximum -> maximum != null && maximum == mark.value());
    }

    boolean showsEvent(Mark mark, ProbePlace place) {
        String page = "";
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            LogSearch search = searchLogs.search(
                    new LogQuery(
                            place.group(),
                            place.name() + MonitoringMark.STREAM_SUFFIX,
                            mark.at().truncatedTo(ChronoUnit.MILLIS),
                            mark.at().plusSeconds(1),
                            "\"" + mark.message() + "\"",
                            EVENTS,
                            page),
                    Reach.PAGE);
            if (!(search instanceof LogSearch.Found found)) return false; // the group is made by the first event
            if (found.events().stream().anyMatch(event -> event.message().contains(mark.message()))) return true;
            if (found.nextToken().isEmpty()) return false;
            page = found.nextToken();
        }
        return false;
    }
}
