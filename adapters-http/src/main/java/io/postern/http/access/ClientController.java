package io.postern.http.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.access.ListClients;
import io.postern.access.ReadClient;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientVersion;
import io.postern.access.model.KnownClient;
import io.postern.http.EntityTags;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Shows clients, to operators. */
@Controller("/api/v1/clients")
@Tag(name = "clients")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class ClientController {

    private final ListClients listClients;
    private final ReadClient readClient;
    private final Answers answers;

    ClientController(ListClients listClients, ReadClient readClient, Answers answers) {
        this.listClients = listClients;
        this.readClient = readClient;
        this.answers = answers;
    }

    /** All clients, a thousand registered ones at most. */
    @Get
    @Operation(
            operationId = "listClients",
            summary = "List clients",
            description = "Those of the configuration, then the registered ones. Secrets are not shown.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Clients")
    @AnswersOfClients
    public HttpResponse<?> listClients(@Parameter(hidden = true) HttpRequest<?> request) {
        return HttpResponse.ok(ClientsJson.of(listClients.list()));
    }

    /** One client. */
    @Get("/{id}")
    @Operation(
            operationId = "readClient",
            summary = "Read about one client",
            description = "Secrets are not shown.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Client")
    @ApiResponse(responseCode = "404", ref = "ClientUnknown")
    @AnswersOfClients
    public HttpResponse<?> readClient(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The client's id.", example = "shop") @PathVariable String id) {
        Optional<KnownClient> client = ClientId.read(id).flatMap(readClient::read);
        return client.isPresent() ? told(client.get()) : answers.refuse(request, Rejection.of(Failure.CLIENT_UNKNOWN));
    }

    /** What configuration says cannot be changed here, so there is no tag by which to change it. */
    private static HttpResponse<?> told(KnownClient known) {
        MutableHttpResponse<ClientJson> told = HttpResponse.ok(ClientJson.of(known));
        return known.configured()
                ? told
                : told.header(
                        HttpHeaders.ETAG,
                        EntityTags.of(ClientVersion.of(known.client()).text()));
    }
}
