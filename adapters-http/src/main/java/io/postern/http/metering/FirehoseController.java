package io.postern.http.metering;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.http.Endpoint;
import io.postern.http.body.Bodies;
import io.postern.http.body.RawBody;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.FirehoseEnvelope;
import io.postern.http.problem.Rejection;
import io.postern.metering.RecordCalls;
import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogFormats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Takes deliveries of Amazon Data Firehose. Only 200 tells it that they arrived; it tries again after anything else. */
@Controller(Endpoint.FIREHOSE_PATH)
@Tag(name = "metering")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class FirehoseController {

    private final RecordCalls recordCalls;
    private final LogFormats formats;
    private final FirehoseConfig config;
    private final FirehoseKeys keys;
    private final Bodies bodies;
    private final IngestTally tally;
    private final Answers answers;
    private final Clock clock;
    private final Semaphore places;

    FirehoseController(
            RecordCalls recordCalls,
            LogFormats formats,
            FirehoseConfig config,
            FirehoseKeys keys,
            Bodies bodies,
            IngestTally tally,
            Answers answers,
            Clock clock) {
        this.recordCalls = recordCalls;
        this.formats = formats;
        this.config = config;
        this.keys = keys;
        this.bodies = bodies;
        this.tally = tally;
        this.answers = answers;
        this.clock = clock;
        this.places = new Semaphore(config.requestsMax());
    }

    /** Takes one delivery. */
    @Post
    @Operation(
            operationId = "deliverByFirehose",
            summary = "Count calls that Amazon Data Firehose delivers",
            description =
                    "By its HTTP endpoint specification. Records are gzip of what a subscription of CloudWatch Logs"
                            + " delivers, or JSON lines. A record or line that is broken hinders no other: it is kept"
                            + " under /api/v1/metering/refused.",
            security = @SecurityRequirement(name = "firehoseKey"))
    @Parameter(
            name = "X-Amz-Firehose-Request-Id",
            in = ParameterIn.HEADER,
            ref = "#/components/parameters/FirehoseRequestId")
    @Parameter(
            name = "X-Amz-Firehose-Common-Attributes",
            in = ParameterIn.HEADER,
            ref = "#/components/parameters/FirehoseCommonAttributes")
    @RequestBody(ref = "FirehoseDelivery")
    @ApiResponse(responseCode = "200", ref = "FirehoseDelivered")
    @AnswersToFirehose
    public HttpResponse<?> deliver(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "How the lines are written.", example = "aws", required = false)
                    @QueryValue(defaultValue = "")
                    String format) {
        if (!keys.open(request.getHeaders().get(FirehoseKeys.HEADER)))
            return answers.refuse(request, Rejection.of(Failure.FIREHOSE_KEY_INVALID));
        Optional<LogFormat> known = formats.find(format);
        if (known.isEmpty()) return answers.refuse(request, Rejection.ofFirehose(formats.unknown(format)));
        if (!places.tryAcquire()) return answers.refuse(request, Rejection.firehoseBusy());
        try {
            return take(request, known.get());
        } catch (LinesBroken broken) {
            return answers.refuse(request, broken.rejection());
        } finally {
            places.release();
        }
    }

    private HttpResponse<?> take(HttpRequest<?> request, LogFormat format) {
        Map<String, String> labels = CommonAttributes.read(request.getHeaders().get(CommonAttributes.HEADER));
        String header = Optional.ofNullable(request.getHeaders().get(FirehoseEnvelope.HEADER))
                .orElse("");
        try (RawBody body = bodies.raw(request, config.bodyMax())) {
            return switch (body) {
                case RawBody.Refused refused -> answers.refuse(request, refused.rejection());
                case RawBody.Whole whole ->
                    take(request, new FirehoseLines(whole, header, config.recordMax(), tally), format, labels);
            };
        }
    }

    private HttpResponse<?> take(
            HttpRequest<?> request, FirehoseLines lines, LogFormat format, Map<String, String> labels) {
        try {
            return switch (recordCalls.record(lines, format, labels)) {
                case CallsTaken.NoRoom _ -> answers.refuse(request, Rejection.meteringFull());
                case CallsTaken.Taken taken -> {
                    tally.took(IngestTally.Way.FIREHOSE, taken);
                    yield HttpResponse.ok(new FirehoseAnswerJson(lines.requestId(), clock.millis()));
                }
            };
        } finally {
            // Refusals, those of handlers of exceptions included, tell it back as well.
            request.setAttribute(FirehoseEnvelope.REQUEST_ID, lines.requestId());
        }
    }
}
