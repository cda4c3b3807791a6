package io.postern.telemetry.memory;

import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Pattern;

/** Cuts the values of many queries, one query after the other, into pages. */
final class MetricDataPage {

    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,9}");

    private final MetricDataRequest request;
    private final List<MetricData.Result> results = new ArrayList<>();
    private int skip;
    private int room;
    private boolean cut;

    /**
     * An empty page.
     *
     * @throws IllegalArgumentException when the token is none of ours
     */
    MetricDataPage(MetricDataRequest request) {
        this.request = request;
        this.skip = offset(request.nextToken());
        this.room = request.datapointsMax();
    }

    /** Takes of the values, oldest first, what belongs on this page. */
    void add(MetricDataQuery.OfSeries query, NavigableMap<Instant, Double> values) {
        List<Instant> timestamps = new ArrayList<>();
        List<Double> taken = new ArrayList<>();
        boolean whole = true;
        for (Map.Entry<Instant, Double> value : (request.newestFirst() ? values.descendingMap() : values).entrySet()) {
            if (skip > 0) {
                skip--;
            } else if (room > 0) {
                timestamps.add(value.getKey());
                taken.add(value.getValue());
                room--;
            } else {
                whole = false;
                break;
            }
        }
        cut |= !whole;
        String label = query.label().isEmpty() ? query.metric().metricName() : query.label();
        String status = whole ? MetricData.Result.COMPLETE : MetricData.Result.PARTIAL;
        results.add(new MetricData.Result(query.id(), label, status, timestamps, taken, List.of()));
    }

    MetricData.Found found() {
        int next = offset(request.nextToken()) + request.datapointsMax();
        return new MetricData.Found(results, List.of(), cut ? Integer.toString(next) : "");
    }

    private static int offset(String token) {
        if (token.isEmpty()) return 0;
        if (!TOKEN.matcher(token).matches())
            throw new IllegalArgumentException("nextToken: unreadable (expected: that of the page before)");
        return Integer.parseInt(token);
    }
}
