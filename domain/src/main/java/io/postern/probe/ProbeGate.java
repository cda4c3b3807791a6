package io.postern.probe;

import io.postern.probe.model.Finding;
import io.postern.probe.model.Mark;
import io.postern.probe.model.RecordKind;
import io.postern.probe.model.Sent;
import io.postern.probe.port.ProbedGate;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Sends a mark of each kind through a gate, and finds out whether and how soon each can be read back. */
public final class ProbeGate {

    private static final Duration PAUSE_MIN = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    /** Each pause is this part of the time that went: what takes long is told as exactly, in proportion, with few looks. */
    private static final int PAUSE_PART = 10;

    private final ProbedGate gate;
    private final Duration timeout;
    private final Clock clock;

    /** @param timeout how long it looks for what was accepted */
    public ProbeGate(ProbedGate gate, Duration timeout, Clock clock) {
        this.gate = gate;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Probes once; one finding for each kind, in their order.
     *
     * @param pause lets that much time pass; false: it is to be given up
     */
    public List<Finding> probe(Predicate<Duration> pause) {
        Map<RecordKind, Finding> findings = new EnumMap<>(RecordKind.class);
        Map<RecordKind, SentMark> missing = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : RecordKind.values()) send(kind, findings, missing);
        Instant start = clock.instant();
        look(findings, missing);
        Duration spent = Duration.ZERO;
        while (!missing.isEmpty() && spent.compareTo(timeout) < 0) {
            if (!pause.test(pauseAfter(spent))) return abandoned(findings, missing);
            look(findings, missing);
            spent = Duration.between(start, clock.instant());
        }
        missing.forEach((kind, sent) -> findings.put(kind, sent.missing()));
        return new ArrayList<>(findings.values());
    }

    private static List<Finding> abandoned(Map<RecordKind, Finding> findings, Map<RecordKind, SentMark> missing) {
        missing.forEach((kind, sent) -> findings.put(kind, sent.abandoned()));
        return new ArrayList<>(findings.values());
    }

    private void send(RecordKind kind, Map<RecordKind, Finding> findings, Map<RecordKind, SentMark> missing) {
        Mark mark = new Mark(kind, clock.instant());
        try {
            switch (gate.send(mark)) {
                case Sent.Accepted accepted ->
                    missing.put(kind, new SentMark(mark, accepted.receipt(), clock.instant()));
                case Sent.Refused refused -> findings.put(kind, new Finding.NotSent(kind, refused.why()));
            }
        } catch (PortUnavailable unavailable) {
            findings.put(kind, new Finding.NotSent(kind, String.valueOf(unavailable.getMessage())));
        }
    }

    /** Looks for every one each time: one that is late must not make the others seem late. */
    private void look(Map<RecordKind, Finding> findings, Map<RecordKind, SentMark> missing) {
        missing.entrySet().removeIf(entry -> {
            Optional<Finding> found = entry.getValue().look(gate, clock);
            found.ifPresent(finding -> findings.put(entry.getKey(), finding));
            return found.isPresent();
        });
    }

    private Duration pauseAfter(Duration spent) {
        Duration part = spent.dividedBy(PAUSE_PART);
        Duration pause = part.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : part.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : part;
        Duration left = timeout.minus(spent);
        return pause.compareTo(left) > 0 ? left : pause;
    }
}
