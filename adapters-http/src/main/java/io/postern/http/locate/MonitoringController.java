package io.postern.http.locate;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.http.Tally;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.body.Node;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.locate.MonitorTarget;
import io.postern.locate.model.Monitoring;
import io.postern.locate.model.ServiceName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Gives privileged clients tokens that open one machine for monitoring. */
@Controller
@LocateEnabled
@Tag(name = "locate")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MonitoringController {

    private static final String PATH = "/v2/platform/monitoring/{experiment}/{datatype}";

    private final MonitorTarget monitorTarget;
    private final Bodies bodies;
    private final Answers answers;
    private final Tally tally;

    MonitoringController(MonitorTarget monitorTarget, Bodies bodies, Answers answers, Tally tally) {
        this.monitorTarget = monitorTarget;
        this.bodies = bodies;
        this.answers = answers;
        this.tally = tally;
    }

    /** {@code 200} with a token and URLs of the machine that is the subject of the client's own token. */
    @Get(PATH)
    @Operation(
            operationId = "monitorTarget",
            summary = "Get a monitoring token for a machine",
            description = "The client proves itself by a token that it signed with a key that Postern trusts: issuer"
                    + " monitoring, audience locate, the machine as subject, an end at most an hour ahead. All other"
                    + " parameters are carried into the URLs.",
            security = @SecurityRequirement(name = ""))
    @Parameter(
            name = "access_token",
            in = ParameterIn.QUERY,
            description = "The client's own token; it may come as a bearer token instead.",
            schema = @Schema(implementation = String.class))
    @ApiResponse(responseCode = "200", ref = "MonitoringTarget")
    @ApiResponse(responseCode = "4XX", ref = "LocateRefusal")
    @ApiResponse(responseCode = "5XX", ref = "LocateBroken")
    public HttpResponse<byte[]> monitorTarget(
            @Parameter(description = "Who measures.", example = "ndt") @PathVariable String experiment,
            @Parameter(description = "What the measurement yields.", example = "ndt5") @PathVariable String datatype,
            @Parameter(hidden = true) HttpRequest<?> request) {
        return monitor(request, experiment, datatype, outsideBody(request));
    }

    /** The same with the token in a form, where no log of URLs sees it. */
    @Post(PATH)
    @Consumes(MediaType.ALL)
    @Operation(
            operationId = "monitorTargetByForm",
            summary = "Get a monitoring token for a machine, with the own token in a form",
            security = @SecurityRequirement(name = ""))
    @RequestBody(ref = "MonitoringForm")
    @ApiResponse(responseCode = "200", ref = "MonitoringTarget")
    @ApiResponse(responseCode = "4XX", ref = "LocateRefusal")
    @ApiResponse(responseCode = "5XX", ref = "LocateBroken")
    public HttpResponse<byte[]> monitorTargetByForm(
            @Parameter(description = "Who measures.", example = "ndt") @PathVariable String experiment,
            @Parameter(description = "What the measurement yields.", example = "ndt5") @PathVariable String datatype,
            @Parameter(hidden = true) HttpRequest<?> request) {
        try (Body body = bodies.read(request)) {
            return switch (body) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read read -> {
                    String token = read.member(Parameters.TOKEN) instanceof Node.Text text ? text.value() : "";
                    yield monitor(request, experiment, datatype, token.isEmpty() ? outsideBody(request) : token);
                }
            };
        }
    }

    private static String outsideBody(HttpRequest<?> request) {
        String token = new Parameters(request).first(Parameters.TOKEN);
        return token.isEmpty() ? Bearer.of(request) : token;
    }

    private HttpResponse<byte[]> monitor(HttpRequest<?> request, String experiment, String datatype, String token) {
        if (token.isEmpty()) return answers.refuse(request, Rejection.of(Failure.MONITORING_TOKEN_MISSING));
        Monitoring monitoring = monitorTarget.monitor(
                token, ServiceName.of(experiment, datatype), new Parameters(request).ofMonitoring());
        return switch (monitoring) {
            case Monitoring.Granted granted -> LocateJson.monitoring(granted);
            case Monitoring.Denied denied -> {
                tally.tokenDenied(denied.denial());
                yield answers.refuse(request, Rejection.of(Failure.MONITORING_TOKEN_INVALID))
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            }
            case Monitoring.UnknownMachine _ -> answers.refuse(request, Rejection.of(Failure.MACHINE_UNKNOWN));
            case Monitoring.Unserved _ -> answers.refuse(request, Rejection.of(Failure.SERVICE_UNKNOWN));
        };
    }
}
