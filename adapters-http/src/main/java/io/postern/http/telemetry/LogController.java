package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.postern.telemetry.AcceptLogs;
import io.postern.telemetry.model.Acceptance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Takes log events as CloudWatch Logs' PutLogEvents spells them. */
@Controller
@Tag(name = "telemetry")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
public final class LogController {

    private final AcceptLogs acceptLogs;
    private final Submissions submissions;
    private final Tally tally;

    LogController(AcceptLogs acceptLogs, Submissions submissions, Tally tally) {
        this.acceptLogs = acceptLogs;
        this.submissions = submissions;
        this.tally = tally;
    }

    /** {@code 201} without a body once all events are durably queued; otherwise nothing of them is. */
    @Post("/logEvents")
    @Operation(
            operationId = "sendLogEvents",
            summary = "Send log events",
            description = "All events are queued durably, or none is.",
            security = @SecurityRequirement(name = "accessToken"))
    @RequestBody(
            required = true,
            description = "An access token, a log group and stream, and events.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = LogSubmissionJson.class),
                        examples =
                                @ExampleObject(
                                        name = "one event",
                                        value =
                                                "{\"accessToken\":\"eyJ…\",\"logGroupName\":\"shop\",\"logStreamName\":\"web\",\"logEvents\":[{\"message\":\"checkout"
                                                    + " finished\",\"timestamp\":1777636800000}]}")),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = LogSubmissionJson.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = LogSubmissionJson.class))
            })
    @ApiResponse(
            responseCode = "201",
            description = "All events are durably queued. The body is empty.",
            headers = {
                @Header(
                        name = "Postern-Receipt",
                        description = "The id of the submission.",
                        schema = @Schema(type = "string")),
                @Header(
                        name = "Postern-Notice",
                        description = "How many events were too old and carry the time of acceptance.",
                        schema = @Schema(type = "string"))
            })
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
    public HttpResponse<byte[]> sendLogEvents(@Parameter(hidden = true) HttpRequest<?> request) {
        return submissions.take(request, Endpoint.LOG_EVENTS, this::accept, this::thanks);
    }

    private Acceptance accept(ClientId client, Body.Read body) {
        return switch (PutLogEvents.read(body)) {
            case Reading.Broken<PutLogEvents> broken -> new Acceptance.Refused(broken.refusals());
            case Reading.Understood<PutLogEvents> understood ->
                acceptLogs.accept(
                        client, understood.value().stream(), understood.value().events());
        };
    }

    private MutableHttpResponse<byte[]> thanks(Acceptance.Accepted accepted) {
        tally.acceptedLogs(accepted.records());
        MutableHttpResponse<byte[]> response = HttpResponse.status(HttpStatus.CREATED);
        if (accepted.restamped() == 0) return response;
        return response.header(
                "Postern-Notice",
                accepted.restamped() + " of " + accepted.records()
                        + " events were older than 14 days and carry the time of acceptance");
    }
}
