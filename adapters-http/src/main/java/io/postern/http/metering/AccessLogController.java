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
import io.micronaut.security.annotation.Secured;
import io.postern.http.HttpConfig;
import io.postern.http.access.Roles;
import io.postern.http.body.Bodies;
import io.postern.http.body.RawBody;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.RecordCalls;
import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogFormats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;

/** Takes entries of access logs from whoever has them: a Lambda, a shipper of logs, a job. */
@Controller("/api/v1/metering/access-logs")
@Tag(name = "metering")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Secured(Roles.INGEST)
final class AccessLogController {

    private final RecordCalls recordCalls;
    private final LogFormats formats;
    private final HttpConfig http;
    private final FirehoseConfig config;
    private final Bodies bodies;
    private final IngestTally tally;
    private final Answers answers;

    AccessLogController(
            RecordCalls recordCalls,
            LogFormats formats,
            HttpConfig http,
            FirehoseConfig config,
            Bodies bodies,
            IngestTally tally,
            Answers answers) {
        this.recordCalls = recordCalls;
        this.formats = formats;
        this.http = http;
        this.config = config;
        this.bodies = bodies;
        this.tally = tally;
        this.answers = answers;
    }

    /** Counts the calls that one body tells of. */
    @Post
    @Operation(
            operationId = "recordAccessLogs",
            summary = "Count calls that access logs tell of",
            description = "JSON lines, or a JSON array of entries, or what a subscription of CloudWatch Logs gives to"
                + " a Lambda, as it is; plain or gzip. Each call counts once, however often it is sent: after a 503 or"
                + " a lost answer send all again. A line that is broken hinders no other: it is kept under"
                + " /api/v1/metering/refused. Needs the role ingest.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "AccessLogs")
    @ApiResponse(responseCode = "200", ref = "CallsRecorded")
    @AnswersOfMetering
    public HttpResponse<?> record(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "How the lines are written.", example = "aws", required = false)
                    @QueryValue(defaultValue = "")
                    String format) {
        Optional<LogFormat> known = formats.find(format);
        if (known.isEmpty())
            return answers.refuse(request, new Rejection.Plain(Failure.QUERY_INVALID, formats.unknown(format)));
        try (RawBody body = bodies.raw(request, http.bodyMax())) {
            return switch (body) {
                case RawBody.Refused refused -> answers.refuse(request, refused.rejection());
                case RawBody.Whole whole -> take(request, whole, known.get());
            };
        } catch (LinesBroken broken) {
            return answers.refuse(request, broken.rejection());
        }
    }

    private HttpResponse<?> take(HttpRequest<?> request, RawBody.Whole body, LogFormat format) {
        return switch (recordCalls.record(new DirectLines(body, config.recordMax(), tally), format, Map.of())) {
            case CallsTaken.NoRoom _ -> answers.refuse(request, Rejection.meteringFull());
            case CallsTaken.Taken taken -> {
                tally.took(IngestTally.Way.DIRECT, taken);
                yield HttpResponse.ok(CallsRecordedJson.of(taken));
            }
        };
    }
}
