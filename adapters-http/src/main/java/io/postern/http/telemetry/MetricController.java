package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.access.model.ClientId;
import io.postern.http.Endpoint;
import io.postern.http.Tally;
import io.postern.http.body.Body;
import io.postern.http.problem.EnvelopeJson;
import io.postern.telemetry.AcceptMetrics;
import io.postern.telemetry.model.Acceptance;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** Takes metrics as CloudWatch's PutMetricData spells them. */
@Controller
@Tag(name = "telemetry")
@SecurityScheme(
        name = "accessToken",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "From POST /token; may stand in the member accessToken of the body instead.")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
public final class MetricController {

    private final AcceptMetrics acceptMetrics;
    private final Submissions submissions;
    private final Tally tally;
    private final Clock clock;

    MetricController(AcceptMetrics acceptMetrics, Submissions submissions, Tally tally, Clock clock) {
        this.acceptMetrics = acceptMetrics;
        this.submissions = submissions;
        this.tally = tally;
        this.clock = clock;
    }

    /** {@code 201} once all datums are durably queued; otherwise nothing of them is. */
    @Post("/metric")
    @Operation(
            operationId = "sendMetrics",
            summary = "Send metrics",
            description = "All datums are queued durably, or none is. The path /metrics is the same.",
            security = @SecurityRequirement(name = "accessToken"))
    @RequestBody(
            required = true,
            description = "An access token and the input of PutMetricData.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MetricSubmissionJson.class),
                        examples =
                                @ExampleObject(
                                        name = "one datum",
                                        value =
                                                "{\"accessToken\":\"eyJ…\",\"params\":{\"Namespace\":\"shop\",\"MetricData\":[{\"MetricName\":\"orders\",\"Value\":1,\"Unit\":\"Count\"}]}}")),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = MetricSubmissionJson.class)),
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        schema = @Schema(implementation = MetricSubmissionJson.class))
            })
    @ApiResponse(
            responseCode = "201",
            description = "All datums are durably queued.",
            headers =
                    @Header(
                            name = "Postern-Receipt",
                            description = "The id of the submission.",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AwsReceiptJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Codes 120 to 179: the body or its content is not valid; records names each bad record.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "401",
            description = "Code 111: the access token is not valid now.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "403",
            description = "Code 110: there is no access token.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "413",
            description = "Code 193: the body is larger than the limit, as sent or inflated.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "415",
            description = "Code 194: the body is neither JSON, nor a form, nor text holding JSON.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "429",
            description = "Code 195: too many requests from this address.",
            headers =
                    @Header(name = "Retry-After", description = "Seconds to wait.", schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Code 189: too many large bodies at once; 198: the delivery queue is full; 199: it cannot be"
                    + " reached.",
            headers =
                    @Header(name = "Retry-After", description = "Seconds to wait.", schema = @Schema(type = "integer")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnvelopeJson.class)))
    public HttpResponse<byte[]> sendMetrics(@Parameter(hidden = true) HttpRequest<?> request) {
        return submissions.take(request, Endpoint.METRIC, this::accept, accepted -> {
            tally.acceptedMetrics(accepted.records());
            return Submissions.json(HttpResponse.created(
                    Submissions.responseMetadata(accepted.receipt().value())));
        });
    }

    /** The same under the name that CloudWatch Postman's documentation uses. */
    @Post("/metrics")
    @Hidden
    public HttpResponse<byte[]> sendMetricsAlias(HttpRequest<?> request) {
        return sendMetrics(request);
    }

    private Acceptance accept(ClientId client, Body.Read body) {
        Reading<PutMetricData> reading = PutMetricData.read(body.member("params"), clock.instant());
        return switch (reading) {
            case Reading.Broken<PutMetricData> broken -> new Acceptance.Refused(broken.refusals());
            case Reading.Understood<PutMetricData> understood ->
                acceptMetrics.accept(
                        client,
                        understood.value().namespace(),
                        understood.value().datums());
        };
    }
}
