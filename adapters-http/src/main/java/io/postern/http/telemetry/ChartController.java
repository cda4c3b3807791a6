package io.postern.http.telemetry;

import io.micronaut.core.convert.format.Format;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Reader;
import io.postern.http.access.Roles;
import io.postern.http.chart.LineChart;
import io.postern.http.chart.Painter;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Failure;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws statistics of one series, and tells them as a table, for operators and for clients that may. */
@Controller("/api/v1/metrics")
@Tag(name = "reading")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.READ, Roles.CLIENT})
final class ChartController {

    private final ReadPlace place;
    private final Painter painter;
    private final Answers answers;
    private final Clock clock;

    ChartController(ReadPlace place, Painter painter, Answers answers, Clock clock) {
        this.place = place;
        this.painter = painter;
        this.answers = answers;
        this.clock = clock;
    }

    /** Statistics of one series as a picture or a table. */
    @Get("/chart.{form}")
    @Operation(
            operationId = "drawStatistics",
            summary = "Draw statistics of one series",
            description = "As a line chart (svg, png) or as what it is drawn from (csv, json). Times are UTC.",
            security = {@SecurityRequirement(name = "operatorKey"), @SecurityRequirement(name = "accessToken")})
    @ApiResponse(responseCode = "200", ref = "Chart")
    @ApiResponse(responseCode = "404", ref = "PathUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersToReaders
    public HttpResponse<?> drawStatistics(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "svg, png, csv or json.", example = "svg") @PathVariable String form,
            @Parameter(description = "Exact.", example = "shop") @QueryValue String namespace,
            @Parameter(description = "Exact.", example = "orders") @QueryValue String metricName,
            @Parameter(description = "Name=Value; may be repeated.", example = "[\"page=/home\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> dimension,
            @RequestBean TimeRange range,
            @Parameter(description = "Seconds: 1, 5, 10, 20, 30 or a multiple of 60.", example = "60", required = false)
                    @QueryValue(defaultValue = "60")
                    int period,
            @Parameter(
                            description = "SampleCount, Average, Sum, Minimum, Maximum, or a percentile such as p99.9;"
                                    + " may be repeated; absent: Average.",
                            example = "[\"p99\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> statistic,
            @Parameter(description = "Of the picture in pixels, 200 to 2000.", example = "800", required = false)
                    @QueryValue(defaultValue = "800")
                    int width,
            @Parameter(description = "Of the picture in pixels, 150 to 2000.", example = "400", required = false)
                    @QueryValue(defaultValue = "400")
                    int height,
            @Parameter(description = ReadPlace.NAMED_BY_READERS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        if (!Set.of("svg", "png", "csv", "json").contains(form))
            return answers.refuse(request, Rejection.of(Failure.PATH_UNKNOWN));
        try {
            MetricDescriptor metric = new MetricDescriptor(
                    namespace, metricName, Query.dimensions(dimension == null ? List.of() : dimension));
            Instant until = range.until(clock);
            Instant from = range.from(until);
            List<String> names = statistic == null || statistic.isEmpty() ? List.of("Average") : List.copyOf(statistic);
            StatisticsQuery query = new StatisticsQuery(
                    metric,
                    from,
                    until,
                    Duration.ofSeconds(period),
                    names.stream().map(Statistic::new).collect(Collectors.toSet()));
            LineChart.Size size = new LineChart.Size(width, height);
            return place.at(
                    request,
                    destination,
                    sight -> sight.statistics(query),
                    (readings, permitted) -> answer(
                            form,
                            permitted,
                            names,
                            size,
                            viewer(request),
                            readings.readStatistics().read(permitted)));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    private static Painter.Viewer viewer(HttpRequest<?> request) {
        return switch (Reader.of(request)) {
            case Reader.OfOperators _ -> Painter.Viewer.OPERATOR;
            case Reader.OfClient _ -> Painter.Viewer.CLIENT;
        };
    }

    private HttpResponse<?> answer(
            String form,
            StatisticsQuery query,
            List<String> names,
            LineChart.Size size,
            Painter.Viewer viewer,
            List<Datapoint> points) {
        return switch (form) {
            case "json" ->
                HttpResponse.ok(StatisticsJson.of(query.metric(), points)).contentType(MediaType.APPLICATION_JSON_TYPE);
            case "csv" ->
                HttpResponse.ok(StatisticsTable.csv(points, names)).contentType(MediaType.of("text/csv;charset=utf-8"));
            case "png" ->
                HttpResponse.ok(painter.png(StatisticsTable.chart(query, points, names), size, viewer))
                        .contentType(MediaType.IMAGE_PNG_TYPE);
            default ->
                HttpResponse.ok(painter.svg(StatisticsTable.chart(query, points, names), size, viewer))
                        .contentType(MediaType.of("image/svg+xml"))
                        // Names of metrics are somebody else's words; none of them may do anything in a browser.
                        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        };
    }
}
