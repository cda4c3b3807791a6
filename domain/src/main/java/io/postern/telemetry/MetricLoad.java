package io.postern.telemetry;

import io.postern.telemetry.model.MetricBatches;
import io.postern.telemetry.model.MetricDatum;
import java.util.ArrayList;
import java.util.List;

/** Datums of one namespace, each a parcel of its own. */
final class MetricLoad implements Load<MetricDatum> {

    private final MetricLane lane;
    private final List<Parcel<MetricDatum>> parcels = new ArrayList<>();

    MetricLoad(MetricLane lane) {
        this.lane = lane;
    }

    @Override
    public void add(Carried<MetricDatum> carried) {
        parcels.add(new Parcel<>(carried.record(), List.of(carried)));
    }

    @Override
    public List<Batch<MetricDatum>> batches() {
        return MetricBatches.cut(parcels, Parcel::content).stream()
                .map(batch -> new Batch<>(lane, batch))
                .toList();
    }
}
