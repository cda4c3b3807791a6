package io.postern.telemetry;

import io.postern.telemetry.model.CloudWatchLimits;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.MetricDestination;
import java.time.Instant;
import java.util.List;

/** The way of one namespace's metrics. */
record MetricLane(String namespace, MetricDestination destination) implements Lane<MetricDatum> {

    @Override
    public Load<MetricDatum> load() {
        return new MetricLoad(this);
    }

    @Override
    public Delivery send(List<MetricDatum> contents) {
        return destination.put(new MetricBatch(namespace, contents));
    }

    @Override
    public boolean aged(MetricDatum datum, Instant now) {
        return datum.timestamp().isBefore(now.minus(CloudWatchLimits.METRIC_AGE));
    }

    @Override
    public List<MetricDatum> records(Submission submission) {
        return ((Submission.Metrics) submission).datums();
    }
}
