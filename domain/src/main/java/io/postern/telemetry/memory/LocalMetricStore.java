package io.postern.telemetry.memory;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.MetricRules;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the last hours in this process, for days without AWS: takes what CloudWatch takes, refuses what it
 * refuses, and answers as it answers, only sooner.
 *
 * <p>Bounded by age since arrival, by series and by values; beyond any of these the measurements that arrived first go,
 * and a series goes with its last one.
 */
public final class LocalMetricStore implements MetricDestination, MetricReader {

    private record Arrival(Instant at, String seriesKey, int values) {}

    private final Duration retention;
    private final int seriesMax;
    private final long valuesMax;
    private final Clock clock;

    private final Map<String, Series> series = new HashMap<>();
    // Their keys in order, so that a page costs its own length and not that of all series.
    private final NavigableSet<String> order = new TreeSet<>();
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final PageTokens tokens = new PageTokens();
    private long values;

    /**
     * An empty store.
     *
     * @param retention how long after its arrival a measurement is kept
     * @param seriesMax most series
     * @param valuesMax most values over all series; one takes some 100 bytes
     */
    public LocalMetricStore(Duration retention, int seriesMax, long valuesMax, Clock clock) {
        this.retention = retention;
        this.seriesMax = seriesMax;
        this.valuesMax = valuesMax;
        this.clock = clock;
    }

    @Override
    public synchronized Delivery put(MetricBatch batch) {
        Instant now = clock.instant();
        List<Refusal> refusals = MetricRules.check(batch.namespace(), batch.datums(), now);
        if (!refusals.isEmpty()) return new Delivery.Refused(refusals.getFirst().message());
        for (MetricDatum datum : batch.datums()) store(batch.namespace(), datum, now);
        forget(now);
        return new Delivery.Delivered(UUID.randomUUID().toString());
    }

    /**
     * One page of the series that match.
     *
     * @throws IllegalArgumentException when the token is none of ours
     */
    @Override
    public synchronized MetricPage list(MetricFilter filter) {
        forget(clock.instant());
        String after = filter.nextToken().isEmpty() ? "" : tokens.open(filter.nextToken());
        List<MetricDescriptor> page = new ArrayList<>();
        String last = "";
        for (String key : order.tailSet(after, false)) {
            MetricDescriptor descriptor = descriptor(key);
            if (!filter.matches(descriptor)) continue;
            if (page.size() == MetricPage.SIZE) return new MetricPage(page, tokens.seal(last));
            page.add(descriptor);
            last = key;
        }
        return new MetricPage(page, "");
    }

    @Override
    public List<Datapoint> statistics(StatisticsQuery query) {
        return measurements(query.metric(), PeriodRange.of(query.period(), query.start(), query.end()))
                .statistics(query);
    }

    /**
     * One page of the values of many queries.
     *
     * @throws IllegalArgumentException when the token is none of ours
     */
    @Override
    public MetricData data(MetricDataRequest request) {
        for (MetricDataQuery query : request.queries())
            if (query instanceof MetricDataQuery.OfExpression) return new MetricData.NoExpressions(query.id());
        MetricDataPage page = new MetricDataPage(request);
        // What is not returned is for expressions to use, and there are none here.
        for (MetricDataQuery query : request.queries())
            if (query instanceof MetricDataQuery.OfSeries one && one.returned()) page.add(one, values(one, request));
        return page.found();
    }

    private NavigableMap<Instant, Double> values(MetricDataQuery.OfSeries query, MetricDataRequest request) {
        return measurements(query.metric(), PeriodRange.of(query.period(), request.start(), request.end()))
                .values(query);
    }

    /** All that a reader holds the store up for: at most its values, copied one after the other. */
    private synchronized Measurements measurements(MetricDescriptor metric, PeriodRange range) {
        forget(clock.instant());
        Series found = series.get(Series.key(metric));
        return found == null ? new Measurements(range, List.of()) : found.within(range);
    }

    private void store(String namespace, MetricDatum datum, Instant now) {
        MetricDescriptor descriptor = new MetricDescriptor(namespace, datum.metricName(), datum.dimensions());
        String key = Series.key(descriptor);
        Instant at = Series.floor(datum.timestamp(), datum.storageResolution());
        series.computeIfAbsent(key, missing -> added(key, descriptor))
                .add(new Series.Point(at, datum.unit(), datum.value()));
        int size = datum.value() instanceof MetricValue.Distribution distribution
                ? distribution.values().size()
                : 1;
        arrivals.addLast(new Arrival(now, key, size));
        values += size;
    }

    private void forget(Instant now) {
        Instant border = now.minus(retention);
        while (!arrivals.isEmpty()
                && (series.size() > seriesMax
                        || values > valuesMax
                        || arrivals.getFirst().at.isBefore(border))) {
            Arrival first = arrivals.removeFirst();
            values -= first.values;
            series.computeIfPresent(first.seriesKey, (key, found) -> found.forgetFirst() ? removed(key) : found);
        }
    }

    private Series added(String key, MetricDescriptor descriptor) {
        order.add(key);
        return new Series(descriptor);
    }

    private @Nullable Series removed(String key) {
        order.remove(key);
        return null;
    }

    private MetricDescriptor descriptor(String key) {
        Series found = series.get(key);
        if (found == null) throw new IllegalStateException("series: gone (expected: listed while locked)");
        return found.descriptor();
    }
}
