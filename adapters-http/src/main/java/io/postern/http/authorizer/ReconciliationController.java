package io.postern.http.authorizer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.ReconcileDecisions;
import io.postern.metering.model.ReconciledHour;
import io.postern.metering.model.Reconciliation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares decisions with logged requests, for operators. */
@Controller("/api/v1/metering/reconciliation")
@Tag(name = "authorizer")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class ReconciliationController {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final ReconcileDecisions reconcileDecisions;
    private final Clock clock;
    private final Answers answers;

    ReconciliationController(ReconcileDecisions reconcileDecisions, Clock clock, Answers answers) {
        this.reconcileDecisions = reconcileDecisions;
        this.clock = clock;
        this.answers = answers;
    }

    /** Decisions against logged requests. */
    @Get
    @Operation(
            operationId = "reconcileDecisions",
            summary = "Compare decisions with logged requests",
            description = "By application and hour: decisions about calls, requests of which access logs tell, and"
                    + " what explains the gap. Of applications that were decided about in that time or are entitled; of"
                    + " another one when it is named.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Reconciliation")
    @ApiResponse(responseCode = "400", ref = "QueryInvalid")
    @ApiResponse(responseCode = "401", ref = "OperatorKeyInvalid")
    @ApiResponse(responseCode = "403", ref = "RoleMissing")
    @ApiResponse(responseCode = "4XX", ref = "OtherProblem")
    @ApiResponse(responseCode = "429", ref = "TooManyRequestsProblem")
    @ApiResponse(responseCode = "500", ref = "BrokenProblem")
    @ApiResponse(responseCode = "503", ref = "AccessUnavailable")
    public HttpResponse<?> reconcileDecisions(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(
                            description = "Hours that end later; ISO 8601 with a zone. Absent: a day before the end.",
                            example = "2026-05-01T00:00:00Z")
                    @QueryValue
                    @Nullable
                    String from,
            @Parameter(
                            description = "Hours that begin earlier; ISO 8601 with a zone. Absent: the hours that are"
                                    + " over.",
                            example = "2026-05-02T00:00:00Z")
                    @QueryValue
                    @Nullable
                    String until,
            @Parameter(description = "This one alone; absent: all.", example = "shop") @QueryValue @Nullable
                    String application) {
        try {
            Instant end = until == null ? clock.instant().truncatedTo(ChronoUnit.HOURS) : instant("until", until);
            Instant start = from == null ? end.minus(DAY) : instant("from", from);
            if (!start.isBefore(end))
                throw new IllegalArgumentException("from: " + start + " (expected: before until)");
            return answer(request, reconcileDecisions.reconcile(start, end, application == null ? "" : application));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Reconciliation reconciliation) {
        return switch (reconciliation) {
            case Reconciliation.Reconciled(List<ReconciledHour> hours) -> HttpResponse.ok(ReconciliationJson.of(hours));
            case Reconciliation.TooMuch(long hours) ->
                answers.refuse(
                        request,
                        new Rejection.Plain(
                                Failure.QUERY_INVALID,
                                "from: " + hours
                                        + " hours or more of all applications together (expected: at most 1000 of one"
                                        + " and 20000 of all; name an application, or less time)"));
        };
    }

    private static Instant instant(String name, String text) {
        try {
            // A plus sign in a query means a blank, so "+02:00" arrives as " 02:00" from those who forgot to encode it.
            Instant instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(LATEST)) return instant;
        } catch (DateTimeException _) {
            // told below
        }
        throw new IllegalArgumentException(
                name + ": cannot be read (expected: ISO 8601 with a zone, of a year from 1970 to 9999)");
    }
}
