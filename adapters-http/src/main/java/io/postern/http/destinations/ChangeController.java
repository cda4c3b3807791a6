package io.postern.http.destinations;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.destinations.DoubtDestination;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.RemoveDestination;
import io.postern.destinations.ReplaceDestination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Registration;
import io.postern.destinations.model.Removal;
import io.postern.http.EntityTags;
import io.postern.http.access.Roles;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.body.Node;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.shared.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers destinations, replaces and removes them, for administrators. */
@Controller("/api/v1/destinations")
@Tag(name = "destinations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Secured(Roles.ADMIN)
final class ChangeController {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeController.class);

    private static final int CLIENTS_NAMED_MAX = 10;

    private final RegisterDestination registerDestination;
    private final ReplaceDestination replaceDestination;
    private final RemoveDestination removeDestination;
    private final DoubtDestination doubtDestination;
    private final Bodies bodies;
    private final Answers answers;

    ChangeController(
            RegisterDestination registerDestination,
            ReplaceDestination replaceDestination,
            RemoveDestination removeDestination,
            DoubtDestination doubtDestination,
            Bodies bodies,
            Answers answers) {
        this.registerDestination = registerDestination;
        this.replaceDestination = replaceDestination;
        this.removeDestination = removeDestination;
        this.doubtDestination = doubtDestination;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Registers a destination. */
    @Post
    @Operation(
            operationId = "registerDestination",
            summary = "Register a destination",
            description = "Its secrets are sealed and never shown again. Needs the role admin. What goes to it is what"
                    + " clients send whose policies name it, also what was sent before it was there.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "NewDestination")
    @ApiResponse(responseCode = "201", ref = "DestinationRegistered")
    @ApiResponse(responseCode = "400", ref = "DestinationInvalid")
    @ApiResponse(responseCode = "409", ref = "DestinationConflict")
    @AnswersOfDestinations
    public HttpResponse<?> registerDestination(@Parameter(hidden = true) HttpRequest<?> request) {
        return answer(request, body -> registerDestination.register(DestinationReader.read(body)), true);
    }

    /** Replaces a destination. */
    @Put("/{name}")
    @Operation(
            operationId = "replaceDestination",
            summary = "Replace a destination",
            description =
                    "The body says all of it anew, secrets included. One that came between reading and writing is never"
                            + " overwritten. Needs the role admin.",
            security = @SecurityRequirement(name = "operatorKey"))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-Match")
    @RequestBody(ref = "NewDestination")
    @ApiResponse(responseCode = "200", ref = "Destination")
    @ApiResponse(responseCode = "400", ref = "DestinationInvalid")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "412", ref = "DestinationChanged")
    @AnswersOfDestinations
    public HttpResponse<?> replaceDestination(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The destination's name.", example = "shop") @PathVariable String name) {
        Optional<DestinationName> known = DestinationName.read(name);
        if (known.isEmpty()) return answers.refuse(request, Rejection.of(Failure.DESTINATION_UNKNOWN));
        return answer(
                request,
                body -> replaceDestination.replace(
                        DestinationReader.read(known.get(), body), EntityTags.precondition(request)),
                false);
    }

    /** Removes a destination. */
    @Delete("/{name}")
    @Operation(
            operationId = "removeDestination",
            summary = "Remove a destination",
            description = "With its secrets. One that a client's policy names is kept. Needs the role admin.",
            security = @SecurityRequirement(name = "operatorKey"))
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, ref = "#/components/parameters/If-Match")
    @ApiResponse(responseCode = "204", ref = "DestinationRemoved")
    @ApiResponse(responseCode = "400", ref = "DestinationInvalid")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationConflict")
    @ApiResponse(responseCode = "412", ref = "DestinationChanged")
    @AnswersOfDestinations
    public HttpResponse<?> removeDestination(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The destination's name.", example = "shop") @PathVariable String name) {
        try {
            Precondition precondition = EntityTags.precondition(request);
            return answer(
                    request,
                    name,
                    DestinationName.read(name)
                            .map(known -> removeDestination.remove(known, precondition))
                            .orElseGet(Removal.Unknown::new));
        } catch (IllegalArgumentException wrong) {
            return invalid(request, wrong);
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String name, Removal removal) {
        return switch (removal) {
            case Removal.Removed _ -> {
                LOG.info("A destination was removed. name={}", name);
                yield HttpResponse.noContent();
            }
            case Removal.Unknown _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_UNKNOWN));
            case Removal.Changed _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_CHANGED));
            case Removal.Used(List<String> clients) -> answers.refuse(request, used(clients));
        };
    }

    private static Rejection used(List<String> clients) {
        String some = clients.stream().limit(CLIENTS_NAMED_MAX).collect(Collectors.joining(", "));
        String more =
                clients.size() > CLIENTS_NAMED_MAX ? " and " + (clients.size() - CLIENTS_NAMED_MAX) + " more" : "";
        return new Rejection.Plain(
                Failure.DESTINATION_USED, Failure.DESTINATION_USED.message() + " Clients: " + some + more + ".");
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Function<Node, Registration> change, boolean created) {
        try (Body body = bodies.read(request)) {
            return switch (body) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read read -> answer(request, change.apply(read.root()), created);
            };
        } catch (IllegalArgumentException wrong) {
            return invalid(request, wrong);
        }
    }

    private HttpResponse<?> invalid(HttpRequest<?> request, IllegalArgumentException wrong) {
        return answers.refuse(
                request, new Rejection.Plain(Failure.DESTINATION_INVALID, String.valueOf(wrong.getMessage())));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Registration registration, boolean created) {
        return switch (registration) {
            case Registration.Kept(KnownDestination.Open known) -> kept(known, created);
            case Registration.NameTaken _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_EXISTS));
            case Registration.Unknown _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_UNKNOWN));
            case Registration.Changed _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_CHANGED));
            case Registration.Full _ -> answers.refuse(request, Rejection.of(Failure.DESTINATIONS_FULL));
        };
    }

    private HttpResponse<?> kept(KnownDestination.Open known, boolean created) {
        LOG.info("A destination was kept. name={} version={}", known.name(), known.version());
        Optional<String> doubt = doubtDestination.doubt(known);
        doubt.ifPresent(why -> LOG.warn("A destination looks wrong. name={} why={}", known.name(), why));
        DestinationJson json = DestinationJson.of(known, doubt);
        MutableHttpResponse<?> told = created
                ? HttpResponse.created(json, URI.create("/api/v1/destinations/" + known.name()))
                : HttpResponse.ok(json);
        return told.header(HttpHeaders.ETAG, EntityTags.of(Long.toString(known.version())));
    }
}
