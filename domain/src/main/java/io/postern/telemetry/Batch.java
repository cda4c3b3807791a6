package io.postern.telemetry;

import io.postern.telemetry.model.Delivery;
import java.util.List;

/** Parcels of one lane that share one AWS call; within its limits. */
record Batch<R>(Lane<R> lane, List<Parcel<R>> parcels) {

    /** How many records it holds, however they were merged. */
    int records() {
        int records = 0;
        for (Parcel<R> parcel : parcels) records += parcel.members().size();
        return records;
    }

    Batch<R> part(int from, int to) {
        return new Batch<>(lane, parcels.subList(from, to));
    }

    Delivery send() {
        return lane.send(parcels.stream().map(Parcel::content).toList());
    }
}
