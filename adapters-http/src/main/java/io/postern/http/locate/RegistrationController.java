package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.http.Endpoint;
import io.postern.http.access.Turns;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Rejection;
import io.postern.locate.ListTargets;
import io.postern.locate.model.LiveMachine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** Lists the machines that are live. */
@Controller
@LocateEnabled
@Tag(name = "locate")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RegistrationController {

    private final ListTargets listTargets;
    private final Turns turns;
    private final Answers answers;

    RegistrationController(ListTargets listTargets, Turns turns, Answers answers) {
        this.listTargets = listTargets;
        this.turns = turns;
        this.answers = answers;
    }

    /** {@code 200} with what each live machine says of itself, by hostname. */
    @Get("/v2/siteinfo/registrations")
    @Operation(
            operationId = "listTargets",
            summary = "List the live machines",
            security = @SecurityRequirement(name = ""))
    @Parameter(
            name = "org",
            in = ParameterIn.QUERY,
            description = "Only machines of this organization.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "exp",
            in = ParameterIn.QUERY,
            description = "Only machines of this experiment.",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "geo: as points on a map (RFC 7946); anything else: as machines say it.",
            schema = @Schema(implementation = String.class))
    @ApiResponse(responseCode = "200", ref = "Registrations")
    @ApiResponse(responseCode = "4XX", ref = "LocateRefusal")
    @ApiResponse(responseCode = "5XX", ref = "LocateBroken")
    public HttpResponse<byte[]> listTargets(@Parameter(hidden = true) HttpRequest<?> request) {
        Optional<Rejection> wait = turns.take(request, Endpoint.LOCATE);
        if (wait.isPresent()) return answers.refuse(request, wait.get());
        Parameters query = new Parameters(request);
        List<LiveMachine> machines = listTargets.list(query.first("org"), query.first("exp"));
        return query.first("format").equals("geo") ? GeoJson.of(machines) : LocateJson.registrations(machines);
    }
}
