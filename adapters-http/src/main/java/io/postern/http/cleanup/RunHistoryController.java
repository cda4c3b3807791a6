package io.postern.http.cleanup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.CompareExecutions;
import io.postern.cleanup.ListExecutions;
import io.postern.cleanup.model.Comparison;
import io.postern.cleanup.model.ExecutionDiff;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows the runs of a cleanup page by page, and what is different between two of them. */
@Controller("/api/v1/cleanup/executions")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class RunHistoryController {

    private static final int LIMIT_MAX = 1_000;

    private final ListExecutions listExecutions;
    private final CompareExecutions compareExecutions;
    private final Answers answers;

    RunHistoryController(ListExecutions listExecutions, CompareExecutions compareExecutions, Answers answers) {
        this.listExecutions = listExecutions;
        this.compareExecutions = compareExecutions;
        this.answers = answers;
    }

    /** A page of the runs, newest first. */
    @Get
    @Operation(
            operationId = "listExecutions",
            summary = "List the runs of the cleanup page by page",
            description = "The newest first. Go on with next as before while the answer has one.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Executions")
    @AnswersOfExecutions
    public HttpResponse<?> listExecutions(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(
                            description = "Only runs before that one; absent: from the newest.",
                            example = "2023/01/execution_log_2023_01_02_06_00_00.csv",
                            required = false)
                    @QueryValue(defaultValue = "")
                    String before,
            @Parameter(description = "1 to 1000.", example = "100", required = false) @QueryValue(defaultValue = "100")
                    int limit) {
        try {
            if (limit > LIMIT_MAX) throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to 1000)");
            ExecutionKey from = before.isEmpty() ? ExecutionKey.LATEST : key("before", before);
            return HttpResponse.ok(ExecutionsJson.of(listExecutions.list(from, limit)));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    /** What is different between two runs. */
    @Get("/diff")
    @Operation(
            operationId = "compareExecutions",
            summary = "Compare two runs of the cleanup",
            description = "Which resources only one of them names, and with which both did something else. All are"
                    + " counted, the first of each kind are named. A resource that a run names twice counts once, with"
                    + " its last action.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "ExecutionDiff")
    @ApiResponse(responseCode = "404", ref = "ExecutionUnknown")
    @ApiResponse(responseCode = "422", ref = "ExecutionsTooLarge")
    @AnswersOfExecutions
    public HttpResponse<?> compareExecutions(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The first run.", example = "2023/01/execution_log_2023_01_01_06_00_00.csv")
                    @QueryValue
                    String from,
            @Parameter(description = "The second run.", example = "2023/01/execution_log_2023_01_02_06_00_00.csv")
                    @QueryValue
                    String to,
            @Parameter(
                            description = "How many resources of each kind are named, 1 to 1000.",
                            example = "100",
                            required = false)
                    @QueryValue(defaultValue = "100")
                    int limit) {
        try {
            return switch (compareExecutions.compare(key("from", from), key("to", to), limit)) {
                case Comparison.Compared(ExecutionDiff diff) -> HttpResponse.ok(ExecutionDiffJson.of(diff));
                case Comparison.Unknown(ExecutionKey key) ->
                    answers.refuse(
                            request,
                            new Rejection.Plain(
                                    Failure.EXECUTION_UNKNOWN,
                                    Failure.EXECUTION_UNKNOWN.message() + " Key: " + key + "."));
                case Comparison.TooLarge _ -> answers.refuse(request, Rejection.of(Failure.EXECUTIONS_TOO_LARGE));
                case Comparison.Busy _ -> answers.refuse(request, Rejection.executionsBusy());
            };
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    private static ExecutionKey key(String parameter, String text) {
        return ExecutionKey.read(text)
                .orElseThrow(() -> new IllegalArgumentException(parameter
                        + ": not the key of an execution log (expected:"
                        + " YYYY/MM/execution_log_YYYY_MM_DD_HH_MM_SS.csv)"));
    }
}
