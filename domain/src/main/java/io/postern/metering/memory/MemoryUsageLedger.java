package io.postern.metering.memory;

import io.postern.metering.model.Bucket;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.Retention;
import io.postern.metering.model.Series;
import io.postern.metering.model.Sums;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageRow;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Usage in this process. It dies with it. */
public final class MemoryUsageLedger implements UsageLedger, UsageReader {

    private final MemorySums sums;
    private final CountedIds ids;
    private final Retention retention;
    private final List<MemorySinkQueue> sinks;
    private final Clock clock;

    /**
     * How much is kept in this process.
     *
     * @param idsMax most ids; at the bound the oldest are forgotten
     * @param sumsMax most sums; at the bound the oldest minutes go first
     */
    public record Room(int idsMax, int sumsMax) {}

    /**
     * An empty one.
     *
     * @param sinks where counted events wait, each for its sink; nobody else may offer them any
     */
    public MemoryUsageLedger(LedgerPolicy policy, Room room, List<MemorySinkQueue> sinks, Clock clock) {
        this.sums = new MemorySums(policy.retention(), policy.bounds(), room.sumsMax());
        this.ids = new CountedIds(policy.remembered(), room.idsMax());
        this.retention = policy.retention();
        this.sinks = List.copyOf(sinks);
        this.clock = clock;
    }

    @Override
    public synchronized Recording record(List<MeterEvent> events) {
        Instant now = clock.instant();
        ids.forget(now);
        List<MeterEvent> fresh = fresh(events);
        for (MemorySinkQueue sink : sinks)
            if (!fresh.isEmpty() && !sink.hasRoom(fresh.size())) return new Recording.NoRoom(sink.sink());
        for (MeterEvent event : fresh) {
            ids.add(event.id(), now);
            sums.add(event, now);
        }
        for (MemorySinkQueue sink : sinks) offer(sink, fresh);
        sums.forget(now);
        return new Recording.Recorded(fresh.size());
    }

    @Override
    public synchronized long calls(String application, Instant from, Instant until) {
        long calls = 0;
        for (Bucket bucket : retention.covering(from, until, clock.instant()))
            for (Map.Entry<Series, Sums> one : sums.of(bucket).entrySet())
                if (one.getKey().application().equals(application))
                    calls += one.getValue().calls();
        return calls;
    }

    @Override
    public UsageReading read(UsageQuestion question, int sumsMax, Consumer<UsageRow> rows) {
        List<UsageRow> found = found(question, sumsMax);
        if (found.size() > sumsMax) return new UsageReading.TooMuch(sumsMax);
        found.forEach(rows);
        return new UsageReading.Read();
    }

    /** One more than the most that may be, when there are so many. */
    private synchronized List<UsageRow> found(UsageQuestion question, int sumsMax) {
        Instant now = clock.instant();
        List<UsageRow> found = new ArrayList<>();
        for (Map.Entry<Bucket, Map<Series, Sums>> bucket :
                sums.from(question.first()).entrySet()) {
            if (bucket.getKey().size() != question.size() || !question.covers(bucket.getKey())) break;
            if (!retention.keeps(bucket.getKey(), now)) continue;
            for (Map.Entry<Series, Sums> one : bucket.getValue().entrySet()) {
                if (!question.filter().admits(one.getKey())) continue;
                if (found.size() > sumsMax) return found;
                Sums copy = new Sums(); // counting goes on while the rows are used
                copy.add(one.getValue());
                found.add(new UsageRow(one.getKey(), bucket.getKey(), copy));
            }
        }
        return found;
    }

    private List<MeterEvent> fresh(List<MeterEvent> events) {
        Map<String, MeterEvent> fresh = LinkedHashMap.newLinkedHashMap(events.size());
        for (MeterEvent event : events) if (!ids.contains(event.id())) fresh.putIfAbsent(event.id(), event);
        return List.copyOf(fresh.values());
    }

    private static void offer(MemorySinkQueue sink, List<MeterEvent> events) {
        if (!sink.offer(events))
            throw new IllegalStateException(
                    "sink " + sink.sink() + ": filled by somebody else (expected: by the ledger alone)");
    }
}
