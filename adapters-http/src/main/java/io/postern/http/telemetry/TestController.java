package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.postern.http.Endpoint;
import io.postern.http.access.Turns;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.SendTestMetric;
import io.postern.telemetry.model.Delivery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;

/** Shows that the way to the destination is open. */
@Controller
@Tag(name = "telemetry")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
final class TestController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final SendTestMetric sendTestMetric;
    private final Turns turns;
    private final Answers answers;

    TestController(SendTestMetric sendTestMetric, Turns turns, Answers answers) {
        this.sendTestMetric = sendTestMetric;
        this.turns = turns;
        this.answers = answers;
    }

    /** {@code 200} once the destination has stored one test metric. */
    @Get("/test")
    @Operation(
            operationId = "sendTestMetric",
            summary = "Send one test metric straight to the destination",
            description =
                    "Sends HELLO_WORLD, a random value from 0 to 99, to the namespace cloudwatch-postman. Needs no"
                            + " token.",
            security = @SecurityRequirement(name = ""))
    @ApiResponse(responseCode = "200", ref = "TestMetricStored")
    @ApiResponse(responseCode = "429", ref = "TooManyRequests")
    @ApiResponse(responseCode = "4XX", ref = "OtherRefusal")
    @ApiResponse(responseCode = "500", ref = "Broken")
    @ApiResponse(responseCode = "502", ref = "DestinationRefused")
    @ApiResponse(responseCode = "503", ref = "DestinationUnavailable")
    public HttpResponse<byte[]> sendTestMetric(@Parameter(hidden = true) HttpRequest<?> request) {
        Optional<Rejection> wait = turns.take(request, Endpoint.TEST);
        if (wait.isPresent()) return answers.refuse(request, wait.get());
        return switch (sendTestMetric.send()) {
            case Delivery.Delivered delivered ->
                Submissions.json(HttpResponse.ok(Submissions.responseMetadata(delivered.requestId())));
            case Delivery.RetryLater _ ->
                answers.refuse(request, new Rejection.Later(Failure.UNAVAILABLE, RETRY_AFTER));
            case Delivery.Refused _, Delivery.DeliveredInPart _ ->
                answers.refuse(request, Rejection.of(Failure.DESTINATION_REFUSED));
        };
    }
}
