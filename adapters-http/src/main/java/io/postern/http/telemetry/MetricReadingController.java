package io.postern.http.telemetry;

import io.micronaut.core.convert.format.Format;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.postern.http.problem.Answers;
import io.postern.http.problem.Rejection;
import io.postern.telemetry.ListMetrics;
import io.postern.telemetry.ReadStatistics;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads metrics back, for operators. */
@Controller("/api/v1/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
public final class MetricReadingController {

    private static final Duration LAST = Duration.ofHours(1);
    private static final List<String> SIMPLE = List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    private final ListMetrics listMetrics;
    private final ReadStatistics readStatistics;
    private final Answers answers;
    private final Clock clock;

    MetricReadingController(ListMetrics listMetrics, ReadStatistics readStatistics, Answers answers, Clock clock) {
        this.listMetrics = listMetrics;
        this.readStatistics = readStatistics;
        this.answers = answers;
        this.clock = clock;
    }

    /** One page of the series that match. */
    @Get
    public MetricsPageJson listMetrics(
            @QueryValue(defaultValue = "") String namespace,
            @QueryValue(defaultValue = "") String metricName,
            @QueryValue @Format("MULTI") @Nullable List<String> dimension,
            @QueryValue(defaultValue = "") String nextToken) {
        MetricFilter filter = new MetricFilter(namespace, metricName, Query.dimensions(orNone(dimension)), nextToken);
        return MetricsPageJson.of(listMetrics.list(filter));
    }

    /** Statistics of one series, period by period. */
    @Get("/statistics")
    public HttpResponse<?> readStatistics(
            HttpRequest<?> request,
            @QueryValue String namespace,
            @QueryValue String metricName,
            @QueryValue @Format("MULTI") @Nullable List<String> dimension,
            @QueryValue(defaultValue = "") String start,
            @QueryValue(defaultValue = "") String end,
            @QueryValue(defaultValue = "60") int period,
            @QueryValue @Format("MULTI") @Nullable List<String> statistic) {
        MetricDescriptor metric = new MetricDescriptor(namespace, metricName, Query.dimensions(orNone(dimension)));
        StatisticsQuery query;
        try {
            Instant until = Query.instant("end", end, clock.instant());
            Instant from = Query.instant("start", start, until.minus(LAST));
            query = new StatisticsQuery(metric, from, until, Duration.ofSeconds(period), statistics(statistic));
        } catch (IllegalArgumentException wrong) {
            return answers.refuse(request, Rejection.ofQuery(wrong));
        }
        return HttpResponse.ok(StatisticsJson.of(metric, readStatistics.read(query)));
    }

    private static Set<Statistic> statistics(@Nullable List<String> names) {
        List<String> asked = names == null || names.isEmpty() ? SIMPLE : names;
        return asked.stream().map(Statistic::new).collect(Collectors.toSet());
    }

    private static List<String> orNone(@Nullable List<String> parameters) {
        return parameters == null ? List.of() : parameters;
    }
}
