package io.postern.telemetry;

import io.postern.telemetry.model.AggregatedDatum;
import io.postern.telemetry.model.MetricAggregation;
import io.postern.telemetry.model.MetricBatches;
import io.postern.telemetry.model.MetricDatum;
import java.util.List;

/** Datums of one namespace, merged as they come, so that the end of a round is no burst of work. */
final class MetricLoad implements Load<MetricDatum> {

    private final MetricLane lane;
    private final MetricAggregation<Place> aggregation = new MetricAggregation<>();

    MetricLoad(MetricLane lane) {
        this.lane = lane;
    }

    @Override
    public void add(Place place, MetricDatum datum) {
        aggregation.add(place, datum);
    }

    @Override
    public List<Batch<MetricDatum>> batches() {
        return MetricBatches.cut(aggregation.datums(), AggregatedDatum::datum).stream()
                .map(batch -> new Batch<>(lane, parcels(batch)))
                .toList();
    }

    private static List<Parcel<MetricDatum>> parcels(List<AggregatedDatum<Place>> batch) {
        return batch.stream()
                .map(merged -> new Parcel<>(merged.datum(), merged.members()))
                .toList();
    }
}
