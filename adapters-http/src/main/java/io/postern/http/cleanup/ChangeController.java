package io.postern.http.cleanup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.ListChanges;
import io.postern.cleanup.model.ChangeSearch;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells who changed the allowlist. */
@Controller("/api/v1/cleanup/changes")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class ChangeController {

    private final ListChanges listChanges;
    private final Answers answers;

    ChangeController(ListChanges listChanges, Answers answers) {
        this.listChanges = listChanges;
        this.answers = answers;
    }

    /** A page of the changes that are wanted, newest first. */
    @Get
    @Operation(
            operationId = "listAllowlistChanges",
            summary = "Ask who changed the allowlist",
            description =
                    "The newest first, of changes that were made here; the table's other writers leave no trace. A"
                        + " page may hold fewer than the limit, or none, although more match further on: go on while"
                        + " the answer has a next.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "AllowlistChanges")
    @AnswersOfSearching
    public HttpResponse<?> listChanges(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(
                            description = "Of the entry of exactly this id; absent: of any.",
                            example = "s3:bucket:our-logs",
                            required = false)
                    @QueryValue(value = "resource_id", defaultValue = "")
                    String resourceId,
            @Parameter(
                            description = "By the operator of this id; absent: by anybody.",
                            example = "bootstrap",
                            required = false)
                    @QueryValue(defaultValue = "")
                    String author,
            @Parameter(
                            description = "The member next of the answer before; absent or 0: from the newest.",
                            example = "42",
                            required = false)
                    @QueryValue(defaultValue = "0")
                    long before,
            @Parameter(description = "1 to 1000.", example = "100", required = false) @QueryValue(defaultValue = "100")
                    int limit) {
        try {
            return HttpResponse.ok(
                    ChangesJson.of(listChanges.list(new ChangeSearch(resourceId, author, before, limit))));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }
}
