package io.postern.http.cleanup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.cleanup.ExecutionLog;
import io.postern.cleanup.ExecutionOpening;
import io.postern.cleanup.ListExecutions;
import io.postern.cleanup.ReadExecution;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ExecutionPage;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.CleanupEnvelope;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.shared.PortUnavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Shows what the runs of a cleanup did, as AWS Auto Cleanup does. */
@Controller("/execution")
@Tag(name = "cleanup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class RunLogController {

    private static final MediaType CSV = MediaType.of("text/csv");

    private final ListExecutions listExecutions;
    private final ReadExecution readExecution;
    private final Answers answers;

    RunLogController(ListExecutions listExecutions, ReadExecution readExecution, Answers answers) {
        this.listExecutions = listExecutions;
        this.readExecution = readExecution;
        this.answers = answers;
    }

    /** The runs, newest first. */
    @Get
    @Operation(
            operationId = "listExecutionLogs",
            summary = "List the runs of the cleanup",
            description = "The newest first, 50,000 at most.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "ExecutionLogs")
    @AnswersOfExecutionLogs
    public HttpResponse<byte[]> listExecutionLogs(@Parameter(hidden = true) HttpRequest<?> request) {
        ExecutionPage page = listExecutions.list(ExecutionKey.LATEST, ListExecutions.LIMIT_MAX);
        String bound = page.more() ? "; these are the newest " + ListExecutions.LIMIT_MAX : "";
        byte[] body = CleanupEnvelope.of("List of execution logs retrieved" + bound, request, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("logs");
            for (ExecutionKey key : page.keys()) {
                json.writeStartObject();
                json.writeStringField("key", key.value());
                json.writeStringField("date", key.date());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** One run. */
    @Get("/{key:.+}")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            operationId = "readExecutionLog",
            summary = "Read the log of one run of the cleanup",
            description =
                    "Above 10,000 rows the body is the base64 of zlib-compressed JSON. Who accepts text/csv gets the"
                            + " file itself.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "ExecutionLog")
    @AnswersOfExecutionLogs
    public HttpResponse<?> readExecutionLog(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(
                            description = "The key of a listed log, URL-encoded.",
                            example = "2023%2F01%2Fexecution_log_2023_01_01_06_00_00.csv")
                    @PathVariable
                    String key) {
        AskedKey asked = AskedKey.of(request);
        CleanupEnvelope.remember(request, asked.asked());
        Optional<ExecutionKey> named = asked.key();
        if (named.isEmpty())
            return answers.refuse(
                    request,
                    new Rejection.Plain(Failure.EXECUTION_KEY_INVALID, "Key '" + asked.text() + "' is invalid"));
        return switch (readExecution.open(named.get())) {
            case ExecutionOpening.Opened(ExecutionLog log) -> answer(request, named.get(), log, asked);
            case ExecutionOpening.Unknown _ ->
                answers.refuse(
                        request,
                        new Rejection.Plain(
                                Failure.EXECUTION_UNREADABLE, "Could not read S3 file '" + named.get() + "'"));
            case ExecutionOpening.TooMany _ -> answers.refuse(request, Rejection.executionsBusy());
        };
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, ExecutionKey key, ExecutionLog log, AskedKey asked) {
        boolean handedOver = false;
        try {
            MutableHttpResponse<InputStream> answer = wantsFile(request)
                    ? file(key, log)
                    : HttpResponse.<InputStream>ok(ExecutionAnswer.of(
                                    log, "Execution log for S3 file '" + key + "' retrieved", asked.asked()))
                            .contentType(MediaType.APPLICATION_JSON_TYPE);
            if (request.getMethod() == HttpMethod.HEAD) return answer.body(null);
            handedOver = true;
            return answer;
        } catch (IOException broken) {
            throw new PortUnavailable("the execution log " + key + " cannot be read on", broken);
        } finally {
            if (!handedOver) close(log);
        }
    }

    private static MutableHttpResponse<InputStream> file(ExecutionKey key, ExecutionLog log) {
        String name = key.value().substring(key.month().length());
        return HttpResponse.<InputStream>ok(log.bytes())
                .contentType(MediaType.of("text/csv;charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                // What is in the file are names that anybody may have given.
                .header("X-Content-Type-Options", "nosniff");
    }

    /** Who takes anything, as the page does, gets JSON. */
    private static boolean wantsFile(HttpRequest<?> request) {
        double csv = 0;
        double json = 0;
        for (MediaType type : request.accept()) {
            double quality = type.getQualityAsNumber().doubleValue();
            if (type.getName().equals(CSV.getName())) csv = quality;
            else if (type.matches(MediaType.APPLICATION_JSON_TYPE)) json = Math.max(json, quality);
        }
        return csv > 0 && csv >= json;
    }

    private static void close(ExecutionLog log) {
        try {
            log.close();
        } catch (IOException _) {
            // Nothing of it is wanted any more.
        }
    }
}
