package io.postern.http.locate;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.http.Endpoint;
import io.postern.http.access.AccessGate;
import io.postern.http.access.CallerAddress;
import io.postern.http.access.Turns;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.locate.FindNearestTargets;
import io.postern.locate.model.Nearest;
import io.postern.locate.model.NearestQuery;
import io.postern.locate.model.ServiceName;
import io.postern.locate.model.Whereabouts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Tells callers which live machines are nearest to them. */
@Controller
@LocateEnabled
@Tag(name = "locate")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NearestController {

    private static final String PLACE = "X-Locate-Clientlatlon";

    private final FindNearestTargets findNearestTargets;
    private final CallersPlace callersPlace;
    private final AccessGate gate;
    private final CallerAddress callerAddress;
    private final Turns turns;
    private final Answers answers;
    private final LocateConfig config;

    NearestController(
            FindNearestTargets findNearestTargets,
            CallersPlace callersPlace,
            AccessGate gate,
            CallerAddress callerAddress,
            Turns turns,
            Answers answers,
            LocateConfig config) {
        this.findNearestTargets = findNearestTargets;
        this.callersPlace = callersPlace;
        this.gate = gate;
        this.callerAddress = callerAddress;
        this.turns = turns;
        this.answers = answers;
        this.config = config;
    }

    /** {@code 200} with at most four targets, nearest first. */
    @Get("/v2/nearest/{experiment}/{datatype}")
    @Operation(
            operationId = "findNearestTargets",
            summary = "Find the nearest machines that serve a measurement",
            description = "At most four live machines, one of each site, nearest first; the URLs hold a token for 60 s."
                    + " Without a place each caller has an order of its own, which stays the same.",
            security = {@SecurityRequirement(name = "accessToken"), @SecurityRequirement(name = "")})
    @Parameter(
            name = "lat",
            in = ParameterIn.QUERY,
            description = "Latitude of the caller, in degrees.",
            schema = @Schema(implementation = double.class),
            example = "40.71")
    @Parameter(
            name = "lon",
            in = ParameterIn.QUERY,
            description = "Longitude of the caller, in degrees.",
            schema = @Schema(implementation = double.class),
            example = "-74.01")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "Where the caller is, without lat and lon: a region (ISO 3166-2).",
            schema = @Schema(implementation = String.class),
            example = "US-NY")
    @Parameter(
            name = "country",
            in = ParameterIn.QUERY,
            description =
                    "Where the caller is, without lat, lon and region: a country (ISO 3166-1); with strict, where the"
                            + " machines are.",
            schema = @Schema(implementation = String.class),
            example = "US")
    @Parameter(
            name = "strict",
            in = ParameterIn.QUERY,
            description = "true: only machines of that country.",
            schema = @Schema(implementation = String.class))
    @ApiResponse(responseCode = "200", ref = "NearestTargets")
    @ApiResponse(responseCode = "4XX", ref = "LocateRefusal")
    @ApiResponse(responseCode = "5XX", ref = "LocateBroken")
    public HttpResponse<byte[]> findNearestTargets(
            @Parameter(description = "Who measures.", example = "ndt") @PathVariable String experiment,
            @Parameter(description = "What the measurement yields.", example = "ndt7") @PathVariable String datatype,
            @Parameter(hidden = true) HttpRequest<?> request) {
        Optional<Rejection> wait = turns.take(request, Endpoint.LOCATE);
        if (wait.isPresent()) return answers.refuse(request, wait.get());
        if (config.nearestNeedsToken() && gate.open(request) instanceof AccessGate.Entry.Shut shut)
            return answers.refuse(request, shut.rejection());
        Parameters query = new Parameters(request);
        Optional<ServiceName> service = ServiceName.of(experiment, datatype);
        if (service.isEmpty()) return answers.refuse(request, Rejection.of(Failure.SERVICE_UNKNOWN));
        Optional<CallersPlace.Told> place = callersPlace.of(request, query);
        if (place.isEmpty()) return answers.refuse(request, Rejection.of(Failure.PLACE_UNKNOWN));
        MutableHttpResponse<byte[]> answer =
                find(request, query(request, query, service.get(), place.get().whereabouts()));
        return withPlace(answer, place.get());
    }

    /** Says by which place the answer goes, as the original does. */
    private static HttpResponse<byte[]> withPlace(MutableHttpResponse<byte[]> answer, CallersPlace.Told told) {
        return switch (told.whereabouts()) {
            case Whereabouts.At at ->
                answer.header(PLACE, at.place().latitude() + "," + at.place().longitude())
                        .header(PLACE + "-Method", told.method());
            case Whereabouts.Unknown _ -> answer;
        };
    }

    private MutableHttpResponse<byte[]> find(HttpRequest<?> request, NearestQuery query) {
        return switch (findNearestTargets.find(query)) {
            case Nearest.Found found -> LocateJson.nearest(found.targets());
            case Nearest.NothingLive _ -> answers.refuse(request, Rejection.of(Failure.NOTHING_LIVE));
            case Nearest.Unserved _ -> answers.refuse(request, unknown(query.service()));
        };
    }

    private static Rejection unknown(ServiceName service) {
        return new Rejection.Plain(Failure.SERVICE_UNKNOWN, Failure.SERVICE_UNKNOWN.message() + ": " + service);
    }

    private NearestQuery query(HttpRequest<?> request, Parameters query, ServiceName service, Whereabouts place) {
        String caller = callerAddress.of(request).getHostAddress();
        return new NearestQuery(
                service,
                caller,
                place,
                query.all("site"),
                query.strict() ? query.first("country") : "",
                query.first("org"),
                query.first("machine-type"),
                query.ofNearest());
    }
}
