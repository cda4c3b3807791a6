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
import io.postern.http.Endpoint;
import io.postern.http.Tally;
import io.postern.telemetry.AcceptLogs;
import io.postern.telemetry.model.Acceptance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes log events as CloudWatch Logs' PutLogEvents spells them. */
@Controller
@Tag(name = "telemetry")
@Consumes(MediaType.ALL)
@Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
final class LogController {

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
            security = {@SecurityRequirement(name = "accessToken"), @SecurityRequirement(name = "")})
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, ref = "#/components/parameters/Idempotency-Key")
    @RequestBody(ref = "LogSubmission")
    @ApiResponse(responseCode = "201", ref = "LogEventsQueued")
    @AnswersOfSubmissions
    public CompletionStage<HttpResponse<byte[]>> sendLogEvents(@Parameter(hidden = true) HttpRequest<?> request) {
        return submissions.take(request, Endpoint.LOG_EVENTS, this::accept, this::thanks);
    }

    private CompletionStage<Acceptance> accept(Admitted submission) {
        return switch (PutLogEvents.read(submission)) {
            case Reading.Broken<PutLogEvents> broken ->
                CompletableFuture.completedStage(new Acceptance.Refused(broken.refusals()));
            case Reading.Understood<PutLogEvents> understood ->
                acceptLogs.accept(
                        submission.intake(),
                        understood.value().stream(),
                        understood.value().events());
        };
    }

    private MutableHttpResponse<byte[]> thanks(Acceptance.Accepted accepted) {
        tally.logs(accepted);
        return Submissions.noticed(HttpResponse.status(HttpStatus.CREATED), accepted, "events");
    }
}
