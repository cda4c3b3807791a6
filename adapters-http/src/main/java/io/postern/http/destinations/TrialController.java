package io.postern.http.destinations;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.destinations.TestDestination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.PermissionReport;
import io.postern.destinations.model.Trial;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;

/** Tests destinations, for operators. */
@Controller("/api/v1/destinations/{name}/test")
@Tag(name = "destinations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Secured(Roles.OPERATE)
final class TrialController {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final TestDestination testDestination;
    private final Answers answers;

    TrialController(TestDestination testDestination, Answers answers) {
        this.testDestination = testDestination;
        this.answers = answers;
    }

    /** Tests a destination. */
    @Post
    @Operation(
            operationId = "testDestination",
            summary = "Test what a destination allows",
            description = "Asks AWS who the credential belongs to, and tries each permission that the destination's"
                    + " services need, without leaving anything there. Needs the role operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "DestinationTrial")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersOfDestinations
    public HttpResponse<?> testDestination(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The destination's name.", example = "shop") @PathVariable String name) {
        Trial trial = DestinationName.read(name).map(testDestination::test).orElseGet(Trial.Unknown::new);
        return switch (trial) {
            case Trial.Tested(PermissionReport report) -> HttpResponse.ok(TrialJson.of(report));
            case Trial.Local _ -> HttpResponse.ok(TrialJson.ofLocalStore());
            case Trial.Unknown _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_UNKNOWN));
            case Trial.Locked _ -> answers.refuse(request, Rejection.of(Failure.DESTINATION_LOCKED));
            case Trial.Busy _ -> answers.refuse(request, new Rejection.Later(Failure.TOO_MANY_REQUESTS, TRY_AGAIN));
        };
    }
}
