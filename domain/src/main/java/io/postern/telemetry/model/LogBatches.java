package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Packs log events of one stream into as few PutLogEvents requests as the limits allow. */
public final class LogBatches {

    private LogBatches() {}

    /** An item with what is asked of its event again and again: to find it once is half the work of sorting. */
    private record Sorted<T>(T item, long millis, int bytes) {}

    /**
     * Sorts the items by time, in milliseconds as CloudWatch keeps it, equal times in order of arrival, and cuts them
     * into batches that each fit one request.
     */
    public static <T> List<List<T>> cut(List<T> items, Function<T, LogEvent> event) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        long first = 0;
        int bytes = 0;
        for (Sorted<T> next : sorted(items, event)) {
            // CloudWatch refuses a request whose events span more than 24 h, so we cut here and not at send time.
            boolean full = batch.size() == CloudWatchLimits.EVENTS_PER_REQUEST
                    || bytes + next.bytes > CloudWatchLimits.LOG_REQUEST_BYTES
                    || next.millis - first > CloudWatchLimits.LOG_REQUEST_SPAN.toMillis();
            if (full && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            if (batch.isEmpty()) first = next.millis;
            batch.add(next.item);
            bytes += next.bytes;
        }
        if (!batch.isEmpty()) batches.add(batch);
        return batches;
    }

    private static <T> List<Sorted<T>> sorted(List<T> items, Function<T, LogEvent> event) {
        List<Sorted<T>> sorted = new ArrayList<>(items.size());
        for (T item : items) {
            LogEvent one = event.apply(item);
            sorted.add(new Sorted<>(item, one.timestamp().toEpochMilli(), bytes(one)));
        }
        sorted.sort(Comparator.comparingLong(Sorted::millis));
        return sorted;
    }

    /** What the event counts for in a request. */
    public static int bytes(LogEvent event) {
        return Utf8.bytes(event.message()) + CloudWatchLimits.EVENT_OVERHEAD_BYTES;
    }
}
