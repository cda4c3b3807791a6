package io.postern.http.telemetry;

import io.micronaut.core.convert.format.Format;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.postern.http.access.Roles;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.Reach;
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

/** Reads metrics back, for operators and for clients that may. */
@Controller("/api/v1/metrics")
@Tag(name = "reading")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.READ, Roles.CLIENT})
final class MetricReadingController {

    private static final List<String> SIMPLE = List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    private final ReadPlace place;
    private final Answers answers;
    private final Clock clock;

    MetricReadingController(ReadPlace place, Answers answers, Clock clock) {
        this.place = place;
        this.answers = answers;
        this.clock = clock;
    }

    /** One page of the series that match. */
    @Get
    @Operation(
            operationId = "listMetrics",
            summary = "List the series that were stored",
            description = "At most 500 on a page; with follow, at most 20 pages.",
            security = {@SecurityRequirement(name = "operatorKey"), @SecurityRequirement(name = "accessToken")})
    @ApiResponse(responseCode = "200", ref = "MetricsPage")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersToReaders
    public HttpResponse<?> listMetrics(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "Exact.", example = "shop", required = false) @QueryValue(defaultValue = "")
                    String namespace,
            @Parameter(description = "Exact.", example = "orders", required = false) @QueryValue(defaultValue = "")
                    String metricName,
            @Parameter(
                            description =
                                    "Name=Value, or Name alone for any value where series are listed; may be repeated.",
                            example = "[\"page=/home\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> dimension,
            @RequestBean Paging paging,
            @Parameter(description = ReadPlace.NAMED_BY_READERS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        Reach reach = paging.reach();
        MetricFilter filter =
                new MetricFilter(namespace, metricName, Query.dimensions(orNone(dimension)), paging.nextToken());
        try {
            return place.at(
                    request,
                    destination,
                    sight -> sight.listing(filter),
                    (readings, permitted) -> HttpResponse.ok(
                            MetricsPageJson.of(readings.listMetrics().list(permitted, reach), reach)));
        } catch (IllegalArgumentException wrong) { // a token that is none of the reader's
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    /** Statistics of one series, period by period. */
    @Get("/statistics")
    @Operation(
            operationId = "readStatistics",
            summary = "Read statistics of one series",
            description = "A series is told by its namespace, name and exactly the dimensions that it was sent with.",
            security = {@SecurityRequirement(name = "operatorKey"), @SecurityRequirement(name = "accessToken")})
    @ApiResponse(responseCode = "200", ref = "Statistics")
    @ApiResponse(responseCode = "404", ref = "DestinationUnknown")
    @ApiResponse(responseCode = "409", ref = "DestinationLocked")
    @AnswersToReaders
    public HttpResponse<?> readStatistics(
            @Parameter(hidden = true) HttpRequest<?> request,
            @Parameter(description = "Exact.", example = "shop") @QueryValue String namespace,
            @Parameter(description = "Exact.", example = "orders") @QueryValue String metricName,
            @Parameter(
                            description =
                                    "Name=Value, or Name alone for any value where series are listed; may be repeated.",
                            example = "[\"page=/home\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> dimension,
            @RequestBean TimeRange range,
            @Parameter(description = "Seconds: 1, 5, 10, 30 or a multiple of 60.", example = "60", required = false)
                    @QueryValue(defaultValue = "60")
                    int period,
            @Parameter(
                            description =
                                    "SampleCount, Average, Sum, Minimum, Maximum, or a percentile such as p99.9; may"
                                            + " be repeated; absent: the five.",
                            example = "[\"p99\"]")
                    @QueryValue
                    @Format("MULTI")
                    @Nullable
                    List<String> statistic,
            @Parameter(description = ReadPlace.NAMED_BY_READERS, example = "shop", required = false)
                    @QueryValue(defaultValue = "")
                    String destination) {
        MetricDescriptor metric = new MetricDescriptor(namespace, metricName, Query.dimensions(orNone(dimension)));
        try {
            Instant until = range.until(clock);
            Instant from = range.from(until);
            StatisticsQuery query =
                    new StatisticsQuery(metric, from, until, Duration.ofSeconds(period), statistics(statistic));
            return place.at(
                    request,
                    destination,
                    sight -> sight.statistics(query),
                    (readings, permitted) -> HttpResponse.ok(StatisticsJson.of(
                            permitted.metric(), readings.readStatistics().read(permitted))));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
    }

    private static Set<Statistic> statistics(@Nullable List<String> names) {
        List<String> asked = names == null || names.isEmpty() ? SIMPLE : names;
        return asked.stream().map(Statistic::new).collect(Collectors.toSet());
    }

    private static List<String> orNone(@Nullable List<String> parameters) {
        return parameters == null ? List.of() : parameters;
    }
}
