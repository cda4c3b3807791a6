package io.postern.http.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.access.RegisterClient;
import io.postern.access.RemoveClient;
import io.postern.access.RotateClientSecret;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientVersion;
import io.postern.access.model.Registration;
import io.postern.access.model.Removal;
import io.postern.http.EntityTags;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.shared.Precondition;
import io.postern.shared.Secret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Registers clients, changes and removes them, for operators. */
@Controller("/api/v1/clients/{id}")
@Tag(name = "clients")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Secured(Roles.ADMIN)
final class RegistrationController {

    private final RegisterClient registerClient;
    private final RotateClientSecret rotateClientSecret;
    private final RemoveClient removeClient;
    private final Bodies bodies;
    private final Answers answers;

    RegistrationController(
            RegisterClient registerClient,
            RotateClientSecret rotateClientSecret,
            RemoveClient removeClient,
            Bodies bodies,
            Answers answers) {
        this.registerClient = registerClient;
        this.rotateClientSecret = rotateClientSecret;
        this.removeClient = removeClient;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Registers or changes a client. */
    @Put
    @Operation(
            operationId = "registerClient",
            summary = "Register a client, or change one",
            description = "What the body does not say is as for a new client; secrets stay as they are. A new client"
                    + " without a public key gets a secret, which only this answer shows. Access tokens that a client"
                    + " has keep their policy until they end.",
            security = @SecurityRequirement(name = "operatorKey"))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-Match")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-None-Match")
    @RequestBody(ref = "ClientSettings")
    @ApiResponse(responseCode = "200", ref = "ClientKept")
    @ApiResponse(responseCode = "400", ref = "ClientInvalid")
    @ApiResponse(responseCode = "409", ref = "ClientConflict")
    @ApiResponse(responseCode = "412", ref = "ClientChanged")
    @AnswersOfClients
    public HttpResponse<?> registerClient(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "1 to 64 of A-Z a-z 0-9 . _ -", example = "shop") @PathVariable String id) {
        Optional<ClientId> client = ClientId.read(id);
        if (client.isEmpty()) return invalid(request, "id: not usable (expected: 1 to 64 of A-Z a-z 0-9 . _ -)");
        try (Body body = bodies.read(request)) {
            Precondition precondition = EntityTags.precondition(request);
            return switch (body) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read read ->
                    answer(
                            request,
                            registerClient.register(client.get(), ClientReader.read(read.root()), precondition));
            };
        } catch (IllegalArgumentException wrong) {
            return invalid(request, String.valueOf(wrong.getMessage()));
        }
    }

    /** Gives a client a new secret. */
    @Post("/secrets")
    @Operation(
            operationId = "rotateClientSecret",
            summary = "Give a client a new secret",
            description =
                    "Only this answer shows it. The newest one so far still counts, and an older one no more: call"
                            + " twice to be rid of both.",
            security = @SecurityRequirement(name = "operatorKey"))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-Match")
    @ApiResponse(responseCode = "200", ref = "ClientKept")
    @ApiResponse(responseCode = "400", ref = "ClientInvalid")
    @ApiResponse(responseCode = "404", ref = "ClientUnknown")
    @ApiResponse(responseCode = "409", ref = "ClientConflict")
    @ApiResponse(responseCode = "412", ref = "ClientChanged")
    @AnswersOfClients
    public HttpResponse<?> rotateClientSecret(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The client's id.", example = "shop") @PathVariable String id) {
        Optional<ClientId> client = ClientId.read(id);
        if (client.isEmpty()) return answers.refuse(request, Rejection.of(Failure.CLIENT_UNKNOWN));
        try {
            return answer(request, rotateClientSecret.rotate(client.get(), EntityTags.precondition(request)));
        } catch (IllegalArgumentException wrong) {
            return invalid(request, String.valueOf(wrong.getMessage()));
        }
    }

    /** Removes a client. */
    @Delete
    @Operation(
            operationId = "removeClient",
            summary = "Remove a client",
            description = "Access tokens that it has stay valid until they end.",
            security = @SecurityRequirement(name = "operatorKey"))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-Match")
    @ApiResponse(responseCode = "204", ref = "ClientRemoved")
    @ApiResponse(responseCode = "400", ref = "ClientInvalid")
    @ApiResponse(responseCode = "404", ref = "ClientUnknown")
    @ApiResponse(responseCode = "409", ref = "ClientConflict")
    @ApiResponse(responseCode = "412", ref = "ClientChanged")
    @AnswersOfClients
    public HttpResponse<?> removeClient(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The client's id.", example = "shop") @PathVariable String id) {
        try {
            Precondition precondition = EntityTags.precondition(request);
            return answer(
                    request,
                    ClientId.read(id)
                            .map(client -> removeClient.remove(client, precondition))
                            .orElse(Removal.UNKNOWN));
        } catch (IllegalArgumentException wrong) {
            return invalid(request, String.valueOf(wrong.getMessage()));
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Removal removal) {
        return switch (removal) {
            case REMOVED -> HttpResponse.noContent();
            case CONFIGURED -> answers.refuse(request, Rejection.of(Failure.CLIENT_CONFIGURED));
            case UNKNOWN -> answers.refuse(request, Rejection.of(Failure.CLIENT_UNKNOWN));
            case CHANGED -> answers.refuse(request, Rejection.of(Failure.CLIENT_CHANGED));
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Registration registration) {
        return switch (registration) {
            case Registration.Kept(Client client) -> kept(client, ClientJson.of(client));
            case Registration.KeptWithSecret(Client client, Secret secret) ->
                kept(client, ClientJson.of(client, secret));
            case Registration.Configured _ -> answers.refuse(request, Rejection.of(Failure.CLIENT_CONFIGURED));
            case Registration.Unknown _ -> answers.refuse(request, Rejection.of(Failure.CLIENT_UNKNOWN));
            case Registration.Full _ -> answers.refuse(request, Rejection.of(Failure.CLIENTS_FULL));
            case Registration.Changed _ -> answers.refuse(request, Rejection.of(Failure.CLIENT_CHANGED));
            case Registration.Contended _ -> answers.refuse(request, Rejection.unavailable());
            case Registration.DestinationUnknown _ ->
                answers.refuse(request, Rejection.of(Failure.CLIENT_DESTINATION_UNKNOWN));
            case Registration.KeyUnusable _ ->
                invalid(
                        request,
                        "keys: one of them is not usable (expected: public JSON Web Keys: Ed25519, P-256, or RSA of"
                                + " 2048 bits or more)");
        };
    }

    private static HttpResponse<?> kept(Client client, ClientJson told) {
        return HttpResponse.ok(told)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.ETAG, EntityTags.of(ClientVersion.of(client).text()));
    }

    private HttpResponse<?> invalid(HttpRequest<?> request, String detail) {
        return answers.refuse(request, new Rejection.Plain(Failure.CLIENT_INVALID, detail));
    }
}
