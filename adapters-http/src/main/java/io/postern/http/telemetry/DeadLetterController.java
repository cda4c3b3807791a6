package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.ListDeadLetters;
import io.postern.telemetry.ReadDeadLetter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.KeptLetter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Shows what could not be delivered, for operators. */
@Controller("/api/v1/dead-letters")
@Tag(name = "dead letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class DeadLetterController {

    private static final int LIMIT_MAX = 1000;

    private final ListDeadLetters listDeadLetters;
    private final ReadDeadLetter readDeadLetter;
    private final Answers answers;

    DeadLetterController(ListDeadLetters listDeadLetters, ReadDeadLetter readDeadLetter, Answers answers) {
        this.listDeadLetters = listDeadLetters;
        this.readDeadLetter = readDeadLetter;
        this.answers = answers;
    }

    /** A page of the dead letters that match, newest first. */
    @Get
    @Operation(
            operationId = "listDeadLetters",
            summary = "List what could not be delivered",
            description =
                    "The newest first. Payload is not shown. A page may hold fewer than the limit, or none, although"
                            + " more match further on: go on while the answer has a next.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "DeadLetters")
    @SelectsLetters
    @AnswersOfReading
    public HttpResponse<?> listDeadLetters(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "1 to 1000.", example = "100", required = false) @QueryValue(defaultValue = "100")
                    int limit) {
        if (limit < 1 || limit > LIMIT_MAX)
            return answers.refuse(
                    request, new Rejection.Plain(Failure.QUERY_INVALID, "limit: " + limit + " (expected: 1 to 1000)"));
        try {
            LetterQuery query = LetterQuery.of(request.getParameters());
            return HttpResponse.ok(DeadLettersJson.of(listDeadLetters.list(query.filter(), query.after(), limit)));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    /** One dead letter. */
    @Get("/{id}")
    @Operation(
            operationId = "readDeadLetter",
            summary = "Read about one dead letter",
            description = "Payload is not shown.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "DeadLetter")
    @ApiResponse(responseCode = "404", ref = "DeadLetterUnknown")
    @AnswersOfReading
    public HttpResponse<?> readDeadLetter(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The member id of a listed letter.", example = "1777636800000-0") @PathVariable
                    String id) {
        Optional<KeptLetter> letter = id.isBlank() ? Optional.empty() : readDeadLetter.read(new DeadLetterId(id));
        return letter.isPresent()
                ? HttpResponse.ok(DeadLetterJson.of(letter.get()))
                : answers.refuse(request, Rejection.of(Failure.DEAD_LETTER_UNKNOWN));
    }
}
