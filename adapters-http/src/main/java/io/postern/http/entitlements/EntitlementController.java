package io.postern.http.entitlements;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.EntityTags;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.ListEntitlements;
import io.postern.metering.ReadEntitlement;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Shows entitlements, to operators. */
@Controller("/api/v1/entitlements")
@Tag(name = "entitlements")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class EntitlementController {

    private final ListEntitlements listEntitlements;
    private final ReadEntitlement readEntitlement;
    private final Answers answers;

    EntitlementController(ListEntitlements listEntitlements, ReadEntitlement readEntitlement, Answers answers) {
        this.listEntitlements = listEntitlements;
        this.readEntitlement = readEntitlement;
        this.answers = answers;
    }

    /** All entitlements, five thousand at most. */
    @Get
    @Operation(
            operationId = "listEntitlements",
            summary = "List entitlements",
            description = "What each client of an API may call, by client. Keys of usage plans are shown masked.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Entitlements")
    @AnswersOfEntitlements
    public HttpResponse<?> listEntitlements(@Parameter(hidden = true) HttpRequest<?> request) {
        return HttpResponse.ok(EntitlementsJson.of(listEntitlements.list()));
    }

    /** One entitlement. */
    @Get("/{client}")
    @Operation(
            operationId = "readEntitlement",
            summary = "Read what one client may call",
            description = "The key of its usage plan is shown masked.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Entitlement")
    @ApiResponse(responseCode = "404", ref = "EntitlementUnknown")
    @AnswersOfEntitlements
    public HttpResponse<?> readEntitlement(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The client, as the authorizer knows it.", example = "shop") @PathVariable
                    String client) {
        Optional<Entitlement> known = ApiClientId.read(client).flatMap(readEntitlement::read);
        if (known.isEmpty()) return answers.refuse(request, Rejection.of(Failure.ENTITLEMENT_UNKNOWN));
        return HttpResponse.ok(EntitlementJson.of(known.get()))
                .header(HttpHeaders.ETAG, EntityTags.of(EntitlementText.version(known.get())));
    }
}
