package io.postern.http.telemetry;

import io.micronaut.core.convert.format.Format;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.body.Bodies;
import io.postern.http.body.Body;
import io.postern.http.body.Node;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.ChooseReadings;
import io.postern.telemetry.Readings;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardFinding;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps dashboards and removes them, for operators. */
@Controller("/api/v1/dashboards")
@Tag(name = "dashboards")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.OPERATE)
final class DashboardChangeController {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardChangeController.class);

    /** More of them help nobody to find the first fault. */
    private static final int FINDINGS_SHOWN = 20;

    private final ReadPlace place;
    private final Bodies bodies;
    private final Answers answers;

    DashboardChangeController(ReadPlace place, Bodies bodies, Answers answers) {
        this.place = place;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Keeps a dashboard. */
    @Put("/{name}")
    @Operation(
            operationId = "putDashboard",
            summary = "Keep a dashboard",
            description = "In place of the one of that name, whole; the last to put one wins. Needs the role operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @RequestBody(ref = "NewDashboard")
    @ApiResponse(responseCode = "200", ref = "DashboardKept")
    @ApiResponse(responseCode = "400", ref = "DashboardInvalid")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DashboardsFull")
    @AnswersOfAsking
    public HttpResponse<?> putDashboard(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "1 to 255 letters, digits, - and _.", example = "shop-orders") @PathVariable
                    String name,
            @Parameter(description = ReadPlace.NAMED_BY_OPERATORS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        try (Body body = bodies.read(request)) {
            return switch (body) {
                case Body.Refused refused -> answers.refuse(request, refused.rejection());
                case Body.Read read -> {
                    Dashboard dashboard = new Dashboard(new DashboardName(name), bodyOf(read));
                    yield place.at(request, destination, readings -> put(request, readings, destination, dashboard));
                }
            };
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofContent(wrong));
        }
    }

    /** Removes dashboards. */
    @Delete
    @Operation(
            operationId = "deleteDashboards",
            summary = "Remove dashboards",
            description = "All of them, or none when one does not exist. Needs the role operate.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "204", ref = "DashboardsRemoved")
    @ApiResponse(responseCode = "404", ref = "DashboardUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersOfReading
    public HttpResponse<?> deleteDashboards(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "1 to 100 names; repeated.", example = "[\"shop-orders\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> name,
            @Parameter(description = ReadPlace.NAMED_BY_OPERATORS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        try {
            Set<DashboardName> names = new LinkedHashSet<>();
            for (String one : name == null ? List.<String>of() : name) names.add(new DashboardName(one));
            return place.at(request, destination, readings -> remove(request, readings, destination, names));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    private HttpResponse<?> put(HttpRequest<?> request, Readings readings, String destination, Dashboard dashboard) {
        return switch (readings.putDashboard().put(dashboard)) {
            case DashboardKeeping.Kept kept -> {
                LOG.info("A dashboard was kept. name={} destination={}", dashboard.name(), named(destination));
                yield HttpResponse.ok(DashboardKeptJson.of(kept));
            }
            case DashboardKeeping.Invalid invalid ->
                answers.refuse(request, new Rejection.Plain(Failure.DASHBOARD_INVALID, words(invalid)));
            case DashboardKeeping.Full _ -> answers.refuse(request, Rejection.of(Failure.DASHBOARDS_FULL));
        };
    }

    private HttpResponse<?> remove(
            HttpRequest<?> request, Readings readings, String destination, Set<DashboardName> names) {
        if (!readings.deleteDashboards().remove(names))
            return answers.refuse(request, Rejection.of(Failure.DASHBOARD_UNKNOWN));
        LOG.info("Dashboards were removed. names={} destination={}", names, named(destination));
        return HttpResponse.noContent();
    }

    private static String named(String destination) {
        return destination.isEmpty() ? ChooseReadings.CONFIGURED : destination;
    }

    private static String bodyOf(Body.Read read) {
        if (read.member("dashboardBody") instanceof Node.Text(String text)) return text;
        throw new IllegalArgumentException("dashboardBody: "
                + read.member("dashboardBody").kind() + " (expected: a string that holds the dashboard as JSON)");
    }

    private static String words(DashboardKeeping.Invalid invalid) {
        String findings = invalid.findings().stream()
                .limit(FINDINGS_SHOWN)
                .map(DashboardChangeController::words)
                .collect(Collectors.joining("; "));
        return findings.isEmpty() ? invalid.why() : invalid.why() + " " + findings;
    }

    private static String words(DashboardFinding finding) {
        return finding.dataPath().isEmpty() ? finding.message() : finding.dataPath() + ": " + finding.message();
    }
}
