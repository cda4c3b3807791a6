package io.postern.http.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.Readings;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Shows dashboards, to operators. */
@Controller("/api/v1/dashboards")
@Tag(name = "dashboards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.READ)
final class DashboardController {

    private final ReadPlace place;
    private final Answers answers;

    DashboardController(ReadPlace place, Answers answers) {
        this.place = place;
        this.answers = answers;
    }

    /** One page of the dashboards. */
    @Get
    @Operation(
            operationId = "listDashboards",
            summary = "List dashboards",
            description = "By name, at most 1000 on a page; with follow, at most 10 pages.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "DashboardsPage")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersOfReading
    public HttpResponse<?> listDashboards(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "How names begin; absent: all.", example = "shop-", required = false)
                    @QueryValue(defaultValue = "")
                    String prefix,
            @RequestBean Paging paging,
            @Parameter(description = ReadPlace.NAMED_BY_OPERATORS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        Reach reach = paging.reach();
        try {
            return place.at(
                    request,
                    destination,
                    readings -> HttpResponse.ok(DashboardsPageJson.of(
                            readings.listDashboards().list(prefix, paging.nextToken(), reach), reach)));
        } catch (IllegalArgumentException wrong) { // a prefix or token that the destination does not take
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    /** One dashboard. */
    @Get("/{name}")
    @Operation(
            operationId = "getDashboard",
            summary = "Read one dashboard",
            description = "With its body, as it was put.",
            security = @SecurityRequirement(name = "operatorKey"))
    @ApiResponse(responseCode = "200", ref = "Dashboard")
    @ApiResponse(responseCode = "404", ref = "DashboardUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersOfReading
    public HttpResponse<?> getDashboard(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "The dashboard's name.", example = "shop-orders") @PathVariable String name,
            @Parameter(description = ReadPlace.NAMED_BY_OPERATORS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        return place.at(request, destination, readings -> answer(request, readings, name));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Readings readings, String name) {
        Optional<Dashboard> found = DashboardName.read(name).flatMap(readings.getDashboard()::find);
        return found.isPresent()
                ? HttpResponse.ok(DashboardJson.of(found.get()))
                : answers.refuse(request, Rejection.of(Failure.DASHBOARD_UNKNOWN));
    }
}
