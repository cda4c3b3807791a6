package io.postern.telemetry;

import io.postern.telemetry.model.LogBatches;
import io.postern.telemetry.model.LogEvent;
import java.util.ArrayList;
import java.util.List;

/** Events of one stream, each a parcel of its own. */
final class LogLoad implements Load<LogEvent> {

    private final LogLane lane;
    private final List<Parcel<LogEvent>> parcels = new ArrayList<>();

    LogLoad(LogLane lane) {
        this.lane = lane;
    }

    @Override
    public void add(Place place, LogEvent event) {
        parcels.add(new Parcel<>(event, List.of(place)));
    }

    @Override
    public List<Batch<LogEvent>> batches() {
        return LogBatches.cut(parcels, Parcel::content).stream()
                .map(batch -> new Batch<>(lane, batch))
                .toList();
    }
}
