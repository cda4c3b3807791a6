package io.postern.http.telemetry;

import io.micronaut.core.convert.format.Format;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                    "At most 1000 in one call, the newest first. Go on with next while the answer says more: letters"
                            + " that die again are not met that way. When it says queueFull, wait before.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "DeadLettersRedriven")
    @ApiResponse(responseCode = "400", ref = "SelectionInvalid")
    @AnswersOfRedriving
    public HttpResponse<?> redriveDeadLetters(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = LetterQuery.CAUSE, example = "[\"refused\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> cause,
            @Parameter(description = LetterQuery.CLIENT, example = "[\"default\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> client,
            @Parameter(description = LetterQuery.FROM, example = "2026-05-01T11:00:00Z", required = false)
                    @QueryValue(defaultValue = "")
                    String from,
            @Parameter(description = LetterQuery.UNTIL, example = "2026-05-01T12:00:00Z", required = false)
                    @QueryValue(defaultValue = "")
                    String until,
            @Parameter(description = LetterQuery.AFTER, example = "1777636800000-0", required = false)
                    @QueryValue(defaultValue = "")
                    String after,
            @Parameter(description = LetterQuery.ALL, example = "false", required = false)
                    @QueryValue(defaultValue = "false")
                    String all) {
        Redriven redriven;
        try {
            LetterQuery query =
                    LetterQuery.of(cause, client, from, until, after).forChange(request.getParameters(), all);
            redriven = redriveDeadLetters.redrive(query.filter(), query.after());
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
        tally.redriven(redriven.letters());
        return HttpResponse.ok(RedrivenJson.of(redriven));
    }
}
