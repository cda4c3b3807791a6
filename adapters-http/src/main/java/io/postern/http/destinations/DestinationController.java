package io.postern.http.destinations;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.destinations.DoubtDestination;
import io.postern.destinations.FindDestination;
import io.postern.destinations.ListDestinations;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.http.EntityTags;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Shows destinations, to operators. */
@Controller("/api/v1/destinations")
@Tag(name = "destinations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class DestinationController {

    private final ListDestinations listDestinations;
    private final FindDestination findDestination;
    private final DoubtDestination doubtDestination;
    private final Answers answers;

    DestinationController(
            ListDestinations listDestinations,
            FindDestination findDestination,
            DoubtDestination doubtDestination,
            Answers answers) {
        this.listDestinations = listDestinations;
        this.findDestination = findDestination;
        this.doubtDestination = doubtDestination;
        this.answers = answers;
    }

    /** All destinations, a thousand at most. */
    @Get
    @Operation(
            operationId = "listDestinations",
            summary = "List destinations",
            description = "By name, those as well that the gate cannot open. Secrets are not shown.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Destinations")
    @AnswersOfDestinations
    public HttpResponse<?> listDestinations(@Parameter(hidden = true) HttpRequest<?> request) {
        return HttpResponse.ok(DestinationsJson.of(listDestinations.list(), doubtDestination));
    }

    /** One destination. */
    @Get("/{name}")
    @Operation(
            operationId = "readDestination",
            summary = "Read about one destination",
            description = "Secrets are not shown; of an access key's id the last four characters are.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Destination")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @AnswersOfDestinations
    public HttpResponse<?> readDestination(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The destination's name.", example = "shop") @PathVariable String name) {
        Optional<KnownDestination> known = DestinationName.read(name).flatMap(findDestination::find);
        if (known.isEmpty()) return answers.refuse(request, Rejection.of(Failure.DESTINATION_UNKNOWN));
        return HttpResponse.ok(DestinationJson.of(known.get(), doubtDestination.doubt(known.get())))
                .header(
                        HttpHeaders.ETAG,
                        EntityTags.of(Long.toString(known.get().version())));
    }
}
