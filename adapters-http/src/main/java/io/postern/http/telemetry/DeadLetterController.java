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
import io.postern.telemetry.ListDeadLetters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows what could not be delivered, for operators. */
@Controller("/api/v1/dead-letters")
@Tag(name = "dead letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class DeadLetterController {

    private static final int LIMIT_MAX = 1000;

    private final ListDeadLetters listDeadLetters;
    private final Answers answers;

    DeadLetterController(ListDeadLetters listDeadLetters, Answers answers) {
        this.listDeadLetters = listDeadLetters;
        this.answers = answers;
    }

    /** The newest dead letters, newest first. */
    @Get
    @Operation(
            operationId = "listDeadLetters",
            summary = "List what could not be delivered",
            description = "The newest first. Payload is not shown.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "DeadLetters")
    @AnswersOfReading
    public HttpResponse<?> listDeadLetters(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "1 to 1000.", example = "100", required = false) @QueryValue(defaultValue = "100")
                    int limit) {
        if (limit < 1 || limit > LIMIT_MAX)
            return answers.refuse(
                    request, new Rejection.Plain(Failure.QUERY_INVALID, "limit: " + limit + " (expected: 1 to 1000)"));
        return HttpResponse.ok(new DeadLettersJson(
                listDeadLetters.list(limit).stream().map(DeadLetterJson::of).toList()));
    }
}
