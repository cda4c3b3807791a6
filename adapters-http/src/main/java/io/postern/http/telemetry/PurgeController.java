package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.Tally;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.PurgeDeadLetters;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.Purged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Throws away what could not be delivered, for operators. */
@Controller("/api/v1/dead-letters")
@Tag(name = "dead letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.OPERATE)
final class PurgeController {

    private final PurgeDeadLetters purgeDeadLetters;
    private final Answers answers;
    private final Tally tally;

    PurgeController(PurgeDeadLetters purgeDeadLetters, Answers answers, Tally tally) {
        this.purgeDeadLetters = purgeDeadLetters;
        this.answers = answers;
        this.tally = tally;
    }

    /** Purges one dead letter. */
    @Delete("/{id}")
    @Operation(
            operationId = "purgeDeadLetter",
            summary = "Throw one dead letter away",
            description = "Its record is gone for good.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "204", ref = "DeadLetterPurged")
    @ApiResponse(responseCode = "404", ref = "DeadLetterUnknown")
    @AnswersOfPurging
    public HttpResponse<?> purgeDeadLetter(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The member id of a listed letter.", example = "1777636800000-0") @PathVariable
                    String id) {
        if (id.isBlank() || !purgeDeadLetters.purge(new DeadLetterId(id)))
            return answers.refuse(request, Rejection.of(Failure.DEAD_LETTER_UNKNOWN));
        tally.purged(1);
        return HttpResponse.noContent();
    }

    /** Purges dead letters that match. */
    @Delete
    @Operation(
            operationId = "purgeDeadLetters",
            summary = "Throw dead letters away",
            description = "At most 1000 in one call, the newest first; their records are gone for good. Go on with next"
                    + " while the answer says more.",
            security = @SecurityRequirement(name = "operatorKey"))
    @SelectsLetters
    @Parameter(name = "all", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-all")
    @ApiResponse(responseCode = "200", ref = "DeadLettersPurged")
    @ApiResponse(responseCode = "400", ref = "SelectionInvalid")
    @AnswersOfPurging
    public HttpResponse<?> purgeDeadLetters(@Parameter(hidden = true) HttpRequest<?> request) {
        Purged purged;
        try {
            LetterQuery query = LetterQuery.forChange(request.getParameters());
            purged = purgeDeadLetters.purge(query.filter(), query.after(), tally::purged);
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
        return HttpResponse.ok(PurgedJson.of(purged));
    }
}
