package io.postern.http.metering;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.metering.ReadUsage;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** Shows who called which API how often. */
@Controller("/api/v1/metering/usage")
@Tag(name = "metering")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class UsageController {

    private static final MediaType CSV = MediaType.of("text/csv");

    private final ReadUsage readUsage;
    private final Answers answers;
    private final Clock clock;

    UsageController(ReadUsage readUsage, Answers answers, Clock clock) {
        this.readUsage = readUsage;
        this.answers = answers;
        this.clock = clock;
    }

    /** Calls, errors, bytes and latencies, told apart as asked for. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            operationId = "readUsage",
            summary = "Read who called which API how often",
            description =
                    "One question looks at 100,000 sums at most: series times buckets. Who accepts text/csv gets a"
                            + " table.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Usage")
    @AnswersOfUsage
    public HttpResponse<?> readUsage(
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UsageSelection selection,
            @RequestBean UsageShape shape) {
        try {
            UsageQuery query = shape.query(selection.filter(), clock.instant());
            return switch (readUsage.read(query)) {
                case UsageReport.Known known -> wantsTable(request) ? table(query, known) : json(query, known);
                case UsageReport.TooMuch _ -> answers.refuse(request, Rejection.of(Failure.USAGE_TOO_MUCH));
                case UsageReport.Busy _ -> answers.refuse(request, Rejection.unavailable());
            };
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    private static HttpResponse<?> json(UsageQuery query, UsageReport.Known known) {
        return HttpResponse.ok(UsageJson.of(query, known)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static HttpResponse<?> table(UsageQuery query, UsageReport.Known known) {
        return HttpResponse.ok(UsageTable.csv(query, known))
                .contentType(MediaType.of("text/csv;charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage.csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Postern-Groups-Left", Integer.toString(known.groupsLeft()));
    }

    /** Who takes anything gets JSON. */
    private static boolean wantsTable(HttpRequest<?> request) {
        double csv = 0;
        double json = 0;
        for (MediaType type : request.accept()) {
            double quality = type.getQualityAsNumber().doubleValue();
            if (type.getName().equals(CSV.getName())) csv = quality;
            else if (type.matches(MediaType.APPLICATION_JSON_TYPE)) json = Math.max(json, quality);
        }
        return csv > 0 && csv >= json;
    }
}
