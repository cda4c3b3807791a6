package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.Readings;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;

/** Finds log events again, for operators and for clients that may. */
@Controller("/api/v1/logs")
@Tag(name = "reading")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.READ, Roles.CLIENT})
final class LogReadingController {

    private final ReadPlace place;
    private final Answers answers;
    private final Clock clock;

    LogReadingController(ReadPlace place, Answers answers, Clock clock) {
        this.place = place;
        this.answers = answers;
        this.clock = clock;
    }

    /** One page of the events that match. */
    @Get("/events")
    @Operation(
            operationId = "searchLogEvents",
            summary = "Find log events",
            description = "One log group at a time. With follow, at most 50 pages, limit events and 8 MiB of text.",
            security = {@SecurityRequirement(name = "operatorKey"), @SecurityRequirement(name = "accessToken")})
    @ApiResponse(responseCode = "200", ref = "LogEventsPage")
    @ApiResponse(responseCode = "404", ref = "LogGroupUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersToReaders
    public HttpResponse<?> searchLogEvents(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "Exact.", example = "shop") @QueryValue String logGroupName,
            @Parameter(description = "Exact; absent: any.", example = "web", required = false)
                    @QueryValue(defaultValue = "")
                    String logStreamName,
            @RequestBean TimeRange range,
            @Parameter(
                            description = "A filter pattern of CloudWatch Logs; absent: any event.",
                            example = "checkout",
                            required = false)
                    @QueryValue(defaultValue = "")
                    String filterPattern,
            @Parameter(description = "1 to 10000.", example = "100", required = false) @QueryValue(defaultValue = "100")
                    int limit,
            @RequestBean Paging paging,
            @Parameter(description = ReadPlace.NAMED_BY_READERS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        try {
            Instant until = range.until(clock);
            Instant from = range.from(until);
            LogQuery query =
                    new LogQuery(logGroupName, logStreamName, from, until, filterPattern, limit, paging.nextToken());
            Reach reach = paging.reach();
            return place.at(
                    request,
                    destination,
                    sight -> sight.search(query),
                    (readings, permitted) -> answer(request, readings, permitted, reach));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    /** The pattern and the token are the reader's own languages, so it is the reader who finds fault with them. */
    private HttpResponse<?> answer(HttpRequest<?> request, Readings readings, LogQuery query, Reach reach) {
        return switch (readings.searchLogs().search(query, reach)) {
            case LogSearch.Found found -> HttpResponse.ok(LogEventsPageJson.of(found, reach));
            case LogSearch.NoSuchGroup _ -> answers.refuse(request, Rejection.of(Failure.LOG_GROUP_UNKNOWN));
        };
    }
}
