package io.postern.metering;

import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.EntryReading;
import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.RefusedEntry;
import io.postern.metering.port.RefusedEntries;
import io.postern.metering.port.UsageLedger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what lines tell, and hands it over a thousand at a time. Of one thread. */
final class CallBatch {

    /** So many are counted at once, all or none. */
    static final int SIZE = 1_000;

    private final EntryReading reading;
    private final LogFormat format;
    private final CallMapping mapping;
    private final UsageLedger ledger;
    private final RefusedEntries refused;
    private final List<MeterEvent> events = new ArrayList<>();
    private final List<RefusedEntry> broken = new ArrayList<>();
    private final Map<EntryRefusal, Integer> kept = new EnumMap<>(EntryRefusal.class);
    private int recorded;
    private int duplicates;
    private int refusals;
    private String full = "";

    CallBatch(EntryReading reading, LogFormat format, CallMapping mapping, UsageLedger ledger, RefusedEntries refused) {
        this.reading = reading;
        this.format = format;
        this.mapping = mapping;
        this.ledger = ledger;
        this.refused = refused;
    }

    /** Whether more is wanted. */
    boolean take(LogLine line) {
        switch (line) {
            case LogLine.Text text -> take(text);
            case LogLine.Unreadable(EntryRefusal reason, String detail, String text) ->
                broken.add(mapping.refused(reason, detail, text));
        }
        if (events.size() + broken.size() >= SIZE) handOver();
        return full.isEmpty();
    }

    CallsTaken end() {
        if (full.isEmpty()) handOver();
        return full.isEmpty()
                ? new CallsTaken.Taken(recorded, duplicates, refusals, kept)
                : new CallsTaken.NoRoom(full);
    }

    private void take(LogLine.Text line) {
        Optional<AccessLogEntry> entry = reading.read(line);
        if (entry.isEmpty()) {
            broken.add(mapping.refused(EntryRefusal.NOT_JSON, "not one JSON object", line));
            return;
        }
        if (!entry.get().says()) {
            broken.add(
                    mapping.refused(EntryRefusal.NO_FIELDS, "nothing that format " + format.name() + " knows", line));
            return;
        }
        switch (mapping.read(line, entry.get())) {
            case CallMapping.Call call -> events.add(call.event());
            case CallMapping.NoCall no -> broken.add(no.entry());
        }
    }

    /** Calls first: after a failure all is sent again, and what is kept already is not kept twice. */
    private void handOver() {
        if (!events.isEmpty()) count();
        if (!full.isEmpty() || broken.isEmpty()) return;
        for (RefusedEntry fresh : refused.add(List.copyOf(broken))) kept.merge(fresh.reason(), 1, Integer::sum);
        refusals += broken.size();
        broken.clear();
    }

    private void count() {
        switch (ledger.record(List.copyOf(events))) {
            case Recording.Recorded(int fresh) -> {
                recorded += fresh;
                duplicates += events.size() - fresh;
                events.clear();
            }
            case Recording.NoRoom(String sink) -> full = sink;
        }
    }
}
