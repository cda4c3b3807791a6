package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.postern.http.Endpoint;
import io.postern.http.Tally;
import io.postern.telemetry.AcceptMetrics;
import io.postern.telemetry.model.Acceptance;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes metrics as CloudWatch's PutMetricData spells them. */
@Controller
@Tag(name = "telemetry")
@Consumes(MediaType.ALL)
@Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
final class MetricController {

    private final AcceptMetrics acceptMetrics;
    private final Submissions submissions;
    private final Tally tally;

    MetricController(AcceptMetrics acceptMetrics, Submissions submissions, Tally tally) {
        this.acceptMetrics = acceptMetrics;
        this.submissions = submissions;
        this.tally = tally;
    }

    /** {@code 201} once all datums are durably queued; otherwise nothing of them is. */
    @Post("/metric")
    @Operation(
            operationId = "sendMetrics",
            summary = "Send metrics",
            description = "All datums are queued durably, or none is. The path /metrics is the same.",
            security = {@SecurityRequirement(name = "accessToken"), @SecurityRequirement(name = "")})
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, ref = "#/components/parameters/Idempotency-Key")
    @RequestBody(ref = "MetricSubmission")
    @ApiResponse(responseCode = "201", ref = "MetricsQueued")
    @AnswersOfSubmissions
    public CompletionStage<HttpResponse<byte[]>> sendMetrics(@Parameter(hidden = true) HttpRequest<?> request) {
        return submissions.take(request, Endpoint.METRIC, this::accept, this::thanks);
    }

    /** The same under the name that CloudWatch Postman's documentation uses. */
    @Post("/metrics")
    @Hidden
    public CompletionStage<HttpResponse<byte[]>> sendMetricsAlias(HttpRequest<?> request) {
        return sendMetrics(request);
    }

    private CompletionStage<Acceptance> accept(Admitted submission) {
        Reading<PutMetricData> reading = PutMetricData.read(submission);
        return switch (reading) {
            case Reading.Broken<PutMetricData> broken ->
                CompletableFuture.completedStage(new Acceptance.Refused(broken.refusals()));
            case Reading.Understood<PutMetricData> understood ->
                acceptMetrics.accept(
                        submission.intake(),
                        understood.value().namespace(),
                        understood.value().datums());
        };
    }

    private MutableHttpResponse<byte[]> thanks(Acceptance.Accepted accepted) {
        tally.metrics(accepted);
        byte[] body = Submissions.responseMetadata(accepted.receipt().value());
        return Submissions.noticed(Submissions.json(HttpResponse.created(body)), accepted, "datums");
    }
}
