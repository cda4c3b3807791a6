package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.Readings;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** Reads the values of many queries at once, for operators and for clients that may. */
@Controller("/api/v1/metrics/data")
@Tag(name = "reading")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.READ, Roles.CLIENT})
final class MetricDataController {

    private final ReadPlace place;
    private final Bodies bodies;
    private final Answers answers;
    private final Clock clock;

    MetricDataController(ReadPlace place, Bodies bodies, Answers answers, Clock clock) {
        this.place = place;
        this.bodies = bodies;
        this.answers = answers;
        this.clock = clock;
    }

    /** The values of many queries. */
    @Post
    @Operation(
            operationId = "readMetricData",
            summary = "Read the values of many queries",
            description = "GetMetricData: at most 500 queries, each a statistic of one series or an expression. With"
                    + " follow, at most 20 pages and until there are 100,800 values.",
            security = {@SecurityRequirement(name = "operatorKey"), @SecurityRequirement(name = "accessToken")})
    @RequestBody(ref = "MetricDataQueries")
    @ApiResponse(responseCode = "200", ref = "MetricData")
    @ApiResponse(responseCode = "400", ref = "MetricDataInvalid")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersToAskers
    public HttpResponse<?> readMetricData(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = ReadPlace.NAMED_BY_READERS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        try (Body body = bodies.read(request)) {
            return switch (body) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read read -> {
                    MetricDataReader asked = new MetricDataReader(read, Query.now(clock));
                    yield place.at(
                            request,
                            destination,
                            sight -> sight.data(asked.request()),
                            (readings, permitted) ->
                                    answer(request, readings, permitted, Follow.reach(asked.follow())));
                }
            };
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofContent(wrong));
        }
    }

    /** Expressions and tokens are the destination's own language, so it may find fault with them, too. */
    private HttpResponse<?> answer(HttpRequest<?> request, Readings readings, MetricDataRequest asked, Reach reach) {
        return switch (readings.readMetricData().read(asked, reach)) {
            case MetricData.Found found -> HttpResponse.ok(MetricDataJson.of(found, reach));
            case MetricData.NoExpressions _ -> answers.refuse(request, Rejection.of(Failure.EXPRESSIONS_UNKNOWN));
        };
    }
}
