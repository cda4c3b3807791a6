package io.postern.http.metering;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.ListRefusedEntries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows what came in as entries of access logs and was not counted, and what a sink was never told. */
@Controller("/api/v1/metering/refused")
@Tag(name = "metering")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class RefusedEntryController {

    private static final int LIMIT_MAX = 1000;

    private final ListRefusedEntries listRefusedEntries;
    private final Answers answers;

    RefusedEntryController(ListRefusedEntries listRefusedEntries, Answers answers) {
        this.listRefusedEntries = listRefusedEntries;
        this.answers = answers;
    }

    /** A page of them, newest first. */
    @Get
    @Operation(
            operationId = "listRefusedEntries",
            summary = "List what was not counted",
            description =
                    "The newest first: why, and how the line begins. The same line is listed once, however often it"
                            + " came.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "RefusedEntries")
    @ApiResponse(responseCode = "400", ref = "QueryInvalid")
    @ApiResponse(responseCode = "401", ref = "OperatorKeyInvalid")
    @ApiResponse(responseCode = "4XX", ref = "OtherProblem")
    @ApiResponse(responseCode = "429", ref = "TooManyRequestsProblem")
    @ApiResponse(responseCode = "500", ref = "BrokenProblem")
    @ApiResponse(responseCode = "503", ref = "MeteringUnavailable")
    public HttpResponse<?> listRefusedEntries(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "1 to 1000.", example = "100", required = false) @QueryValue(defaultValue = "100")
                    int limit,
            @Parameter(description = "The member next of the page before.", required = false)
                    @QueryValue(defaultValue = "")
                    String after) {
        if (limit < 1 || limit > LIMIT_MAX)
            return answers.refuse(
                    request, new Rejection.Plain(Failure.QUERY_INVALID, "limit: " + limit + " (expected: 1 to 1000)"));
        try {
            return HttpResponse.ok(RefusedEntriesJson.of(listRefusedEntries.list(after, limit)));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }
}
