package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.http.Endpoint;
import io.postern.http.access.AccessGate;
import io.postern.http.access.Turns;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.TraceReceipt;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Trace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Tells senders what became of what they sent. */
@Controller("/api/v1/receipts")
@Tag(name = "telemetry")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiptController {

    private final TraceReceipt traceReceipt;
    private final AccessGate gate;
    private final Turns turns;
    private final Answers answers;

    ReceiptController(TraceReceipt traceReceipt, AccessGate gate, Turns turns, Answers answers) {
        this.traceReceipt = traceReceipt;
        this.gate = gate;
        this.turns = turns;
        this.answers = answers;
    }

    /** The state of each record of one submission. */
    @Get("/{id}")
    @Operation(
            operationId = "traceReceipt",
            summary = "Ask what became of a submission",
            description = "For the client that sent it, with an access token as a bearer header.",
            security = @SecurityRequirement(name = "accessToken"))
    @ApiResponse(responseCode = "200", ref = "Trace")
    @AnswersOfReceipts
    public HttpResponse<?> traceReceipt(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(
                            description = "The header Postern-Receipt of the answer to the submission.",
                            example = "0c9ae1f2-6a40-8010-8000-0001c0ffee00")
                    @PathVariable
                    String id) {
        Optional<Rejection> wait = turns.take(request, Endpoint.API);
        if (wait.isPresent()) return answers.refuse(request, wait.get());
        return switch (gate.open(request)) {
            case AccessGate.Entry.Shut shut -> answers.refuse(request, shut.rejection());
            case AccessGate.Entry.Open open -> {
                Optional<Trace> trace =
                        id.isBlank() ? Optional.empty() : traceReceipt.trace(new ReceiptId(id), open.client());
                yield trace.<HttpResponse<?>>map(found -> HttpResponse.ok(TraceJson.of(found)))
                        .orElseGet(() -> answers.refuse(request, Rejection.of(Failure.RECEIPT_UNKNOWN)));
            }
        };
    }
}
