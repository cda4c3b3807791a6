package io.postern.telemetry;

import java.util.List;

/** Records of one lane, as they gather. Not for several threads at once. */
sealed interface Load<R> permits MetricLoad, LogLoad {

    /** Adds a record that stands at that place. */
    void add(Place place, R record);

    /** All that was added, packed and cut into batches within the limits; each record is in one parcel. */
    List<Batch<R>> batches();
}
