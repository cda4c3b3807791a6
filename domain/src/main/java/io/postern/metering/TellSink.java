package io.postern.metering;

import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.MeterEventText;
import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.SinkRound;
import io.postern.metering.model.Telling;
import io.postern.metering.model.TellingPolicy;
import io.postern.metering.model.Waiting;
import io.postern.metering.port.MeterSink;
import io.postern.metering.port.RefusedEntries;
import io.postern.metering.port.SinkQueue;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells one sink the meter events that wait for it. What it cannot take now waits on in the queue, until its claim ends;
 * what it will never take, or could not take for too long, is kept as refused. Where it refuses all of many, they wait on. At least once: an event is settled only
 * after the sink has it or it is kept.
 */
public final class TellSink {

    /**
     * Most events of a round that may all be refused for good. More are hardly all bad: a broken sink, or a proxy in front
     * of it, answers so, and what it says must not throw away a queue within minutes.
     */
    static final int ALL_REFUSED_MAX = 10;

    private final MeterSink sink;
    private final SinkQueue queue;
    private final RefusedEntries refusedEntries;
    private final TellingPolicy policy;
    private final Clock clock;

    public TellSink(MeterSink sink, SinkQueue queue, RefusedEntries refusedEntries, TellingPolicy policy, Clock clock) {
        this.sink = sink;
        this.queue = queue;
        this.refusedEntries = refusedEntries;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Makes one round over what waits, and answers at once when nothing does.
     *
     * @throws PortUnavailable when the queue is out of reach, or what was refused could not be kept; what is not settled
     *     by then comes back
     */
    public SinkRound tell() {
        List<Waiting> waiting = queue.claim(policy.eventsMax());
        if (waiting.isEmpty()) return SinkRound.IDLE;
        List<MeterEvent> events = waiting.stream().map(Waiting::event).toList();
        List<Telling> tellings = sink.tell(events);
        if (tellings.size() != events.size())
            throw new IllegalStateException(
                    "tellings: " + tellings.size() + " (expected: one for each of " + events.size() + " events)");
        return settle(waiting, believed(tellings));
    }

    private static List<Telling> believed(List<Telling> tellings) {
        if (tellings.size() <= ALL_REFUSED_MAX) return tellings;
        List<Telling> later = new ArrayList<>();
        for (Telling telling : tellings) {
            if (!(telling instanceof Telling.Refused(String why))) return tellings;
            later.add(new Telling.Later("it refused all of " + tellings.size() + ": " + why, Duration.ZERO));
        }
        return later;
    }

    private SinkRound settle(List<Waiting> waiting, List<Telling> tellings) {
        Instant tooOld = clock.instant().minus(policy.keep());
        List<Waiting> told = new ArrayList<>();
        Map<Waiting, String> refused = new LinkedHashMap<>();
        String why = "";
        Duration after = Duration.ZERO;
        for (int at = 0; at < waiting.size(); at++) {
            Waiting one = waiting.get(at);
            switch (tellings.get(at)) {
                case Telling.Told _ -> told.add(one);
                case Telling.Refused no -> refused.put(one, no.why());
                case Telling.Later later
                when one.since().isBefore(tooOld) ->
                    refused.put(one, "given up after " + policy.keep() + ": " + later.why());
                case Telling.Later later -> {
                    why = later.why();
                    if (later.after().compareTo(after) > 0) after = later.after();
                }
            }
        }
        // First, and alone: should what was refused not be kept, what the sink has is not told again.
        if (!told.isEmpty()) queue.settle(told);
        refuse(refused);
        return new SinkRound(told.size(), waiting.size() - told.size() - refused.size(), refused.size(), why, after);
    }

    private void refuse(Map<Waiting, String> refused) {
        if (refused.isEmpty()) return;
        List<RefusedEntry> entries = new ArrayList<>();
        refused.forEach((one, why) -> entries.add(entry(one.event(), why)));
        refusedEntries.add(entries);
        queue.settle(List.copyOf(refused.keySet()));
    }

    /** Under an id of its own for each sink, since another one may have refused it, too. */
    private RefusedEntry entry(MeterEvent event, String why) {
        return new RefusedEntry(
                sink.name() + ":" + event.id(),
                clock.instant(),
                EntryRefusal.BY_SINK,
                sink.name() + ": " + why,
                MeterEventText.of(event));
    }
}
