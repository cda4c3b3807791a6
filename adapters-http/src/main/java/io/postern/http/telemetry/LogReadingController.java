package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Finds log events again, for operators. */
@Controller("/api/v1/logs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
public final class LogReadingController {

    private static final Duration LAST = Duration.ofHours(1);

    private final SearchLogs searchLogs;
    private final Answers answers;
    private final Clock clock;

    LogReadingController(SearchLogs searchLogs, Answers answers, Clock clock) {
        this.searchLogs = searchLogs;
        this.answers = answers;
        this.clock = clock;
    }

    /** One page of the events that match. */
    @Get("/events")
    public HttpResponse<?> searchLogEvents(
            HttpRequest<?> request,
            @QueryValue String logGroupName,
            @QueryValue(defaultValue = "") String logStreamName,
            @QueryValue(defaultValue = "") String start,
            @QueryValue(defaultValue = "") String end,
            @QueryValue(defaultValue = "") String filterPattern,
            @QueryValue(defaultValue = "100") int limit,
            @QueryValue(defaultValue = "") String nextToken) {
        LogQuery query;
        try {
            Instant until = Query.instant("end", end, clock.instant());
            Instant from = Query.instant("start", start, until.minus(LAST));
            query = new LogQuery(logGroupName, logStreamName, from, until, filterPattern, limit, nextToken);
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
        return switch (searchLogs.search(query)) {
            case LogSearch.Found found -> HttpResponse.ok(LogEventsPageJson.of(found));
            case LogSearch.NoSuchGroup _ -> answers.refuse(request, Rejection.of(Failure.LOG_GROUP_UNKNOWN));
        };
    }
}
