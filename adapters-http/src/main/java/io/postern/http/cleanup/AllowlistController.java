package io.postern.http.cleanup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.ListAllowed;
import io.postern.http.access.Roles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows the allowlist as AWS Auto Cleanup does. */
@Controller("/allowlist")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class AllowlistController {

    private final ListAllowed listAllowed;

    AllowlistController(ListAllowed listAllowed) {
        this.listAllowed = listAllowed;
    }

    /** All entries that have not expired. */
    @Get
    @Operation(
            operationId = "readAllowlist",
            summary = "Read the allowlist",
            description = "All entries that have not expired, by resource_id.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Allowlist")
    @AnswersOfCleanup
    public HttpResponse<?> readAllowlist(@Parameter(hidden = true) HttpRequest<?> request) {
        AllowlistStream stream = new AllowlistStream(listAllowed.list());
        return HttpResponse.ok(stream.isShort() ? stream.bytes() : stream).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
