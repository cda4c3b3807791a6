package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.model.Sight;
import io.postern.telemetry.port.MetricReader;
import java.util.ArrayList;
import java.util.List;

/** Tells which series there are. */
public final class ListMetrics {

    /** Most pages that are followed; of CloudWatch's, 10,000 series. */
    public static final int PAGES_MAX = 20;

    private final MetricReader reader;
    private final Sight sight;

    public ListMetrics(MetricReader reader) {
        this(reader, Sight.ALL);
    }

    /** The same for who sees no further; a page may hold fewer series then, or none, before the last one. */
    ListMetrics(MetricReader reader, Sight sight) {
        this.reader = reader;
        this.sight = sight;
    }

    /**
     * One page of the series that match, or as many as follow it up to {@link #PAGES_MAX}; then the token says where to
     * go on.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question
     * @throws PortUnavailable when the destination cannot be read now
     */
    public MetricPage list(MetricFilter filter, Reach reach) {
        MetricPage page = page(filter);
        if (reach == Reach.PAGE) return page;
        List<MetricDescriptor> metrics = new ArrayList<>(page.metrics());
        for (int pages = 1; pages < PAGES_MAX && !page.nextToken().isEmpty(); pages++) {
            page = page(filter.from(page.nextToken()));
            metrics.addAll(page.metrics());
        }
        return new MetricPage(metrics, page.nextToken());
    }

    private MetricPage page(MetricFilter filter) {
        MetricPage page = reader.list(sight.asked(filter));
        return new MetricPage(
                page.metrics().stream().filter(sight.shown(filter)).toList(), page.nextToken());
    }
}
