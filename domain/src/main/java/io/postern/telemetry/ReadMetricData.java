package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.port.MetricReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the values of many queries at once. */
public final class ReadMetricData {

    /** Most pages that are followed. */
    public static final int PAGES_MAX = 20;

    private final MetricReader reader;

    public ReadMetricData(MetricReader reader) {
        this.reader = reader;
    }

    /**
     * One page of values, or as many as follow it up to {@link #PAGES_MAX} and until there are
     * {@link MetricDataRequest#DATAPOINTS_MAX}; then the token says where to go on.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question
     * @throws PortUnavailable when the destination cannot be read now
     */
    public MetricData read(MetricDataRequest request, Reach reach) {
        MetricData first = reader.data(request);
        if (reach == Reach.PAGE || !(first instanceof MetricData.Found found)) return first;
        for (int pages = 1; pages < PAGES_MAX && !found.nextToken().isEmpty(); pages++) {
            if (found.datapoints() >= MetricDataRequest.DATAPOINTS_MAX) break;
            MetricData next = reader.data(request.from(found.nextToken()));
            if (!(next instanceof MetricData.Found more)) return next;
            found = together(found, more);
        }
        return found;
    }

    private static MetricData.Found together(MetricData.Found some, MetricData.Found more) {
        // An expression may make several series under one id; its labels tell them apart.
        Map<List<String>, MetricData.Result> results = new LinkedHashMap<>();
        for (MetricData.Result result : some.results()) results.put(List.of(result.id(), result.label()), result);
        for (MetricData.Result result : more.results())
            results.merge(List.of(result.id(), result.label()), result, ReadMetricData::together);
        List<String> messages = new ArrayList<>(some.messages());
        for (String message : more.messages()) if (!messages.contains(message)) messages.add(message);
        return new MetricData.Found(List.copyOf(results.values()), messages, more.nextToken());
    }

    private static MetricData.Result together(MetricData.Result some, MetricData.Result more) {
        List<String> messages = new ArrayList<>(some.messages());
        for (String message : more.messages()) if (!messages.contains(message)) messages.add(message);
        return new MetricData.Result(
                some.id(),
                some.label(),
                more.status(),
                joined(some.timestamps(), more.timestamps()),
                joined(some.values(), more.values()),
                messages);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some.size() + more.size());
        all.addAll(some);
        all.addAll(more);
        return all;
    }
}
