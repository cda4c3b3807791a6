package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.port.MetricReader;
import java.util.ArrayList;
import java.util.List;

/** Tells which series there are. */
public final class ListMetrics {

    /** Most pages that are followed; of CloudWatch's, 10,000 series. */
    public static final int PAGES_MAX = 20;

    private final MetricReader reader;

    public ListMetrics(MetricReader reader) {
        this.reader = reader;
    }

    /**
     * One page of the series that match, or as many as follow it up to {@link #PAGES_MAX}; then the token says where to
     * go on.
     *
     * @throws IllegalArgumentException when the destination finds fault with the question
     * @throws PortUnavailable when the destination cannot be read now
     */
    public MetricPage list(MetricFilter filter, Reach reach) {
        MetricPage page = reader.list(filter);
        if (reach == Reach.PAGE) return page;
        List<MetricDescriptor> metrics = new ArrayList<>(page.metrics());
        for (int pages = 1; pages < PAGES_MAX && !page.nextToken().isEmpty(); pages++) {
            page = reader.list(filter.from(page.nextToken()));
            metrics.addAll(page.metrics());
        }
        return new MetricPage(metrics, page.nextToken());
    }
}
