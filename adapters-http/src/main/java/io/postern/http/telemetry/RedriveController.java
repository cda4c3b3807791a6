package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.Tally;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.RedriveDeadLetters;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.Redriven;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Gives what could not be delivered another try, for operators. */
@Controller("/api/v1/dead-letters")
@Tag(name = "dead letters")
@Consumes(MediaType.ALL) // there is no body, whatever its type is said to be
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.OPERATE)
final class RedriveController {

    private final RedriveDeadLetters redriveDeadLetters;
    private final Answers answers;
    private final Tally tally;

    RedriveController(RedriveDeadLetters redriveDeadLetters, Answers answers, Tally tally) {
        this.redriveDeadLetters = redriveDeadLetters;
        this.answers = answers;
        this.tally = tally;
    }

    /** Redrives one dead letter. */
    @Post("/{id}/redrive")
    @Operation(
            operationId = "redriveDeadLetter",
            summary = "Give one dead letter another try",
            description =
                    "Its record goes back into the delivery queue, and the letter goes once it is stored there. What"
                            + " dies again becomes a new letter.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "204", ref = "DeadLetterRedriven")
    @AnswersOfRedriving
    @ApiResponse(responseCode = "404", ref = "DeadLetterUnknown")
    public HttpResponse<?> redriveDeadLetter(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The member id of a listed letter.", example = "1777636800000-0") @PathVariable
                    String id) {
        Optional<Boolean> hadRoom = id.isBlank() ? Optional.empty() : redriveDeadLetters.redrive(new DeadLetterId(id));
        if (hadRoom.isEmpty()) return answers.refuse(request, Rejection.of(Failure.DEAD_LETTER_UNKNOWN));
        if (!hadRoom.get()) return answers.refuse(request, Rejection.queueFull());
        tally.redriven(1);
        return HttpResponse.noContent();
    }

    /** Redrives dead letters that match. */
    @Post("/redrive")
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Give dead letters another try",
            description =
                    "At most 1000 in one call, the newest first. Go on with next while there is one: letters that die"
                            + " again are not met that way. When an answer says queueFull, letters stayed because the"
                            + " queue of their destination took no more: begin once more later.",
            security = @SecurityRequirement(name = "operatorKey"))
    @SelectsLetters
    @Parameter(name = "all", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-all")
    @ApiResponse(responseCode = "200", ref = "DeadLettersRedriven")
    @ApiResponse(responseCode = "400", ref = "SelectionInvalid")
    @AnswersOfRedriving
    public HttpResponse<?> redriveDeadLetters(@Parameter(hidden = true) HttpRequest<?> request) {
        Redriven redriven;
        try {
            LetterQuery query = LetterQuery.forChange(request.getParameters());
            redriven = redriveDeadLetters.redrive(query.filter(), query.after(), tally::redriven);
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
        return HttpResponse.ok(RedrivenJson.of(redriven));
    }
}
