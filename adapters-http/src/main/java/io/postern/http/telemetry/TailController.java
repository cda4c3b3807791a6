package io.postern.http.telemetry;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Reader;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.Readings;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.TailOpening;
import io.postern.telemetry.model.TailQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;

/** Tells operators, and clients that may, of log events as they come, as server-sent events. */
@Controller("/api/v1/logs/tail")
@Tag(name = "reading")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.READ, Roles.CLIENT})
final class TailController {

    private final ReadPlace place;
    private final OpenTails openTails;
    private final Answers answers;

    TailController(ReadPlace place, OpenTails openTails, Answers answers) {
        this.place = place;
        this.openTails = openTails;
        this.answers = answers;
    }

    /** The events of a group as they come. */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @Operation(
            operationId = "tailLogs",
            summary = "Follow log events as they come",
            description = "Server-sent events: log for each event, missed where there was no room for some. Ends after"
                    + " 15 minutes, or when the destination is changed or removed; whoever wants more opens another.",
            security = {@SecurityRequirement(name = "operatorKey"), @SecurityRequirement(name = "accessToken")})
    @ApiResponse(responseCode = "200", ref = "LogTail")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersOfTailing
    public HttpResponse<?> tailLogs(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "Exact.", example = "shop") @QueryValue String logGroupName,
            @Parameter(description = "Exact; absent: any.", example = "web", required = false)
                    @QueryValue(defaultValue = "")
                    String logStreamName,
            @Parameter(
                            description = "A filter pattern of CloudWatch Logs; absent: any event.",
                            example = "checkout",
                            required = false)
                    @QueryValue(defaultValue = "")
                    String filterPattern,
            @Parameter(description = ReadPlace.NAMED_BY_READERS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        try {
            TailQuery query = new TailQuery(logGroupName, logStreamName, filterPattern);
            return place.at(
                    request,
                    destination,
                    sight -> sight.tail(query),
                    (readings, permitted) -> answer(request, readings, permitted));
        } catch (IllegalArgumentException wrong) { // a pattern that the destination does not take
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Readings readings, TailQuery query) {
        return switch (readings.tailLogs().open(query)) {
            case TailOpening.Opened opened -> answer(request, opened.tail());
            case TailOpening.TooMany _ -> answers.refuse(request, Rejection.tailsFull());
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, LogTail tail) {
        MutableHttpResponse<InputStream> answer = HttpResponse.<InputStream>ok()
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // What is compressed is held back until there is enough of it.
                .header(HttpHeaders.CONTENT_ENCODING, "identity");
        if (request.getMethod() == HttpMethod.HEAD) {
            tail.close(); // its body would be dropped, and closed by nobody
            return answer;
        }
        return answer.body(openTails.stream(tail, Reader.of(request)::valid));
    }
}
