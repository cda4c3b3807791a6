package io.postern.aws.telemetry;

import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.List;

class CloudWatchMetricOutageTest extends CloudWatchOutages {

    @Override
    public Delivery putSomething() {
        return adapters.metricDestination()
                .put(new MetricBatch(
                        "Site",
                        List.of(new MetricDatum(
                                "poison",
                                List.of(),
                                Instant.now(),
                                new MetricValue.Single(1),
                                StandardUnit.NONE,
                                60))));
    }

    @Override
    public void refuse() {
        aws.refuseMetrics(datum -> true);
    }
}
