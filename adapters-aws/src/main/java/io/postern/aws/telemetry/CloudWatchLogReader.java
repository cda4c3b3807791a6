package io.postern.aws.telemetry;

import io.postern.aws.AwsFailures;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.port.LogReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Reads log events from CloudWatch Logs with FilterLogEvents. */
final class CloudWatchLogReader implements LogReader {

    private final CloudWatchLogsClient logs;

    CloudWatchLogReader(CloudWatchLogsClient logs) {
        this.logs = logs;
    }

    @Override
    public LogSearch search(LogQuery query) {
        try {
            return found(logs.filterLogEvents(request(query)));
        } catch (SdkException failure) {
            if (!AwsFailures.missing(failure)) throw AwsFailures.unread("the log events cannot be searched", failure);
            return query.streamName().isEmpty() ? new LogSearch.NoSuchGroup(query.group()) : nothingIn(query);
        }
    }

    /** CloudWatch Logs answers alike for a missing stream and a missing group; asking without the stream tells. */
    private LogSearch nothingIn(LogQuery query) {
        LogSearch anyStream = search(new LogQuery(query.group(), "", query.start(), query.end(), "", 1, ""));
        return switch (anyStream) {
            case LogSearch.Found _ -> new LogSearch.Found(List.of(), "");
            case LogSearch.NoSuchGroup none -> none;
        };
    }

    private static FilterLogEventsRequest request(LogQuery query) {
        FilterLogEventsRequest.Builder request = FilterLogEventsRequest.builder()
                .logGroupName(query.group())
                .startTime(millisFrom(query.start()))
                // FilterLogEvents includes its end, the query does not.
                .endTime(millisFrom(query.end()) - 1)
                .limit(query.limit());
        if (!query.streamName().isEmpty()) request.logStreamNames(query.streamName());
        String pattern = query.filterPattern().isEmpty() ? FieldPattern.of(query.bearing()) : query.filterPattern();
        if (!pattern.isEmpty()) request.filterPattern(pattern);
        if (!query.nextToken().isEmpty()) request.nextToken(query.nextToken());
        return request.build();
    }

    /** The first whole millisecond at or after the instant: events have no finer time. */
    private static long millisFrom(Instant instant) {
        return instant.plus(Duration.ofNanos(999_999)).toEpochMilli();
    }

    private static LogSearch found(FilterLogEventsResponse page) {
        List<LogSearch.FoundEvent> events = new ArrayList<>(page.events().size());
        for (FilteredLogEvent event : page.events())
            events.add(new LogSearch.FoundEvent(
                    event.eventId(),
                    event.logStreamName(),
                    Instant.ofEpochMilli(event.timestamp()),
                    Instant.ofEpochMilli(event.ingestionTime()),
                    event.message()));
        events.sort(Comparator.comparing(LogSearch.FoundEvent::timestamp));
        return new LogSearch.Found(events, Objects.requireNonNullElse(page.nextToken(), ""));
    }
}
