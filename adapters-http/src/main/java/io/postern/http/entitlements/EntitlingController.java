package io.postern.http.entitlements;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.EntityTags;
import io.postern.http.access.Roles;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.EntitleClient;
import io.postern.metering.RemoveEntitlement;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementChange;
import io.postern.metering.model.EntitlementRemoval;
import io.postern.metering.model.EntitlementText;
import io.postern.shared.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entitles clients of APIs, and takes it away again, for administrators. */
@Controller("/api/v1/entitlements/{client}")
@Tag(name = "entitlements")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Secured(Roles.ADMIN)
final class EntitlingController {

    private static final Logger LOG = LoggerFactory.getLogger(EntitlingController.class);

    private final EntitleClient entitleClient;
    private final RemoveEntitlement removeEntitlement;
    private final Bodies bodies;
    private final Answers answers;

    EntitlingController(
            EntitleClient entitleClient, RemoveEntitlement removeEntitlement, Bodies bodies, Answers answers) {
        this.entitleClient = entitleClient;
        this.removeEntitlement = removeEntitlement;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Entitles a client, or changes what it may call. */
    @Put
    @Operation(
            operationId = "entitleClient",
            summary = "Say what a client of an API may call",
            description = "The body says all of it anew, the key of a usage plan included. It counts once each replica"
                    + " has heard of it and what the gateway remembers has ended. Needs the role admin.",
            security = @SecurityRequirement(name = "operatorKey"))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-Match")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-None-Match")
    @RequestBody(ref = "EntitlementSettings")
    @ApiResponse(responseCode = "200", ref = "Entitlement")
    @ApiResponse(responseCode = "400", ref = "EntitlementInvalid")
    @ApiResponse(responseCode = "409", ref = "EntitlementConflict")
    @ApiResponse(responseCode = "412", ref = "EntitlementChanged")
    @AnswersOfEntitlements
    public HttpResponse<?> entitleClient(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = ApiClientId.EXPECTED, example = "shop") @PathVariable String client) {
        Optional<ApiClientId> id = ApiClientId.read(client);
        if (id.isEmpty()) return invalid(request, "client: not usable (expected: " + ApiClientId.EXPECTED + ")");
        try (Body body = bodies.read(request)) {
            Precondition precondition = EntityTags.precondition(request);
            return switch (body) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read read ->
                    answer(request, entitleClient.entitle(EntitlementReader.read(id.get(), read.root()), precondition));
            };
        } catch (IllegalArgumentException wrong) {
            return invalid(request, String.valueOf(wrong.getMessage()));
        }
    }

    /** Takes away what a client may call. */
    @Delete
    @Operation(
            operationId = "removeEntitlement",
            summary = "Take away what a client may call",
            description = "From then on it may call nothing. Needs the role admin.",
            security = @SecurityRequirement(name = "operatorKey"))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-Match")
    @ApiResponse(responseCode = "204", ref = "EntitlementRemoved")
    @ApiResponse(responseCode = "400", ref = "EntitlementInvalid")
    @ApiResponse(responseCode = "404", ref = "EntitlementUnknown")
    @ApiResponse(responseCode = "412", ref = "EntitlementChanged")
    @AnswersOfEntitlements
    public HttpResponse<?> removeEntitlement(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The client, as the authorizer knows it.", example = "shop") @PathVariable
                    String client) {
        try {
            Precondition precondition = EntityTags.precondition(request);
            return answer(
                    request,
                    client,
                    ApiClientId.read(client)
                            .map(id -> removeEntitlement.remove(id, precondition))
                            .orElse(EntitlementRemoval.UNKNOWN));
        } catch (IllegalArgumentException wrong) {
            return invalid(request, String.valueOf(wrong.getMessage()));
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String client, EntitlementRemoval removal) {
        return switch (removal) {
            case REMOVED -> {
                LOG.info("An entitlement was removed. client={}", client);
                yield HttpResponse.noContent();
            }
            case UNKNOWN -> answers.refuse(request, Rejection.of(Failure.ENTITLEMENT_UNKNOWN));
            case CHANGED -> answers.refuse(request, Rejection.of(Failure.ENTITLEMENT_CHANGED));
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, EntitlementChange change) {
        return switch (change) {
            case EntitlementChange.Kept(Entitlement entitlement) -> kept(entitlement);
            case EntitlementChange.Full _ -> answers.refuse(request, Rejection.of(Failure.ENTITLEMENTS_FULL));
            case EntitlementChange.Changed _ -> answers.refuse(request, Rejection.of(Failure.ENTITLEMENT_CHANGED));
            case EntitlementChange.Contended _ -> answers.refuse(request, Rejection.unavailable());
        };
    }

    private static HttpResponse<?> kept(Entitlement entitlement) {
        LOG.info("An entitlement was kept. client={} suspended={}", entitlement.client(), entitlement.suspended());
        return HttpResponse.ok(EntitlementJson.of(entitlement))
                .header(HttpHeaders.ETAG, EntityTags.of(EntitlementText.version(entitlement)));
    }

    private HttpResponse<?> invalid(HttpRequest<?> request, String detail) {
        return answers.refuse(request, new Rejection.Plain(Failure.ENTITLEMENT_INVALID, detail));
    }
}
