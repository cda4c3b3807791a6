package io.postern.metering.memory;

import io.postern.metering.model.Series;
import io.postern.metering.model.SeriesBounds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The series of one day, as far as they are told apart. */
final class DaySeries {

    private final SeriesBounds bounds;
    private final Set<Series> known = new HashSet<>();
    private final Map<String, Integer> byApplication = new HashMap<>();

    DaySeries(SeriesBounds bounds) {
        this.bounds = bounds;
    }

    /** Under which series calls of this one are summed. */
    Series admitted(Series wanted) {
        if (known.contains(wanted)) return wanted;
        int ofApplication = byApplication.getOrDefault(wanted.application(), 0);
        if (known.size() < bounds.seriesMax() && ofApplication < bounds.applicationSeriesMax()) {
            byApplication.put(wanted.application(), ofApplication + 1);
            known.add(wanted);
            return wanted;
        }
        Series instead = ofApplication > 0 ? wanted.withoutRoute() : wanted.withoutApplication();
        known.add(instead);
        return instead;
    }
}
