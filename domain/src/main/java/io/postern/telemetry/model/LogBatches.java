package io.postern.telemetry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Packs log events of one stream into as few PutLogEvents requests as the limits allow. */
public final class LogBatches {

    private LogBatches() {}

    /** Sorts the items by time, equal times in order of arrival, and cuts them into batches that each fit one request. */
    public static <T> List<List<T>> cut(List<T> items, Function<T, LogEvent> event) {
        List<T> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(item -> event.apply(item).timestamp()));
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        Instant first = Instant.MIN;
        int bytes = 0;
        for (T item : sorted) {
            LogEvent next = event.apply(item);
            int size = bytes(next);
            // CloudWatch refuses a request whose events span more than 24 h, so we cut here and not at send time.
            boolean full = batch.size() == CloudWatchLimits.EVENTS_PER_REQUEST
                    || bytes + size > CloudWatchLimits.LOG_REQUEST_BYTES
                    || next.timestamp().isAfter(first.plus(CloudWatchLimits.LOG_REQUEST_SPAN));
            if (full && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            if (batch.isEmpty()) first = next.timestamp();
            batch.add(item);
            bytes += size;
        }
        if (!batch.isEmpty()) batches.add(batch);
        return batches;
    }

    /** What the event counts for in a request. */
    public static int bytes(LogEvent event) {
        return Utf8.bytes(event.message()) + CloudWatchLimits.EVENT_OVERHEAD_BYTES;
    }
}
