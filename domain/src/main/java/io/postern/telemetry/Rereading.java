package io.postern.telemetry;

import io.postern.telemetry.model.QueuedSubmission;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads records of one lane again by their places. Places in the order of their claims read each claim once. */
final class Rereading<R> {

    private final Lane<R> lane;
    private final NavigableMap<Integer, QueuedSubmission> byFirstRecord = new TreeMap<>();
    private @Nullable ClaimAccount open;

    Rereading(Lane<R> lane) {
        this.lane = lane;
    }

    void read(List<Place> places, BiConsumer<Place, R> reader) {
        for (Place place : places) {
            if (place.account() != open) open(place.account());
            int first = byFirstRecord.floorKey(place.record());
            List<R> records = lane.records(
                    byFirstRecord.floorEntry(place.record()).getValue().submission());
            reader.accept(place, records.get(place.record() - first));
        }
    }

    private void open(ClaimAccount account) {
        open = account;
        byFirstRecord.clear();
        int first = 0;
        for (QueuedSubmission queued : account.claim().submissions()) {
            byFirstRecord.put(first, queued);
            first += queued.submission().size();
        }
    }
}
