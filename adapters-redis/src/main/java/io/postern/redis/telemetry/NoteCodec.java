package io.postern.redis.telemetry;

import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of frames, as bytes: a version, when it was settled, the outcomes that occur, then each frame with the runs
 * of its records. A frame whose records all went with one AWS call takes about eight bytes.
 */
final class NoteCodec {

    private static final int VERSION = 1;
    private static final int DELIVERED = 1;
    private static final int DEAD = 2;
    private static final int POSTPONED = 3;
    private static final int UNCERTAIN = 4;

    /** What became of the records of one frame, numbered through all of its submissions. */
    record Settled(EntryId entry, List<OutcomeRun> runs) {}

    private NoteCodec() {}

    /** Frames in the order of their ids. */
    static byte[] write(Instant settledAt, List<Settled> frames) {
        Map<Outcome, Integer> outcomes = new LinkedHashMap<>();
        for (Settled frame : frames)
            for (OutcomeRun run : frame.runs()) outcomes.putIfAbsent(run.outcome(), outcomes.size());
        BinaryWriter to = new BinaryWriter(64 + 8 * frames.size());
        to.octet(VERSION);
        to.number(settledAt.toEpochMilli());
        to.number(outcomes.size());
        outcomes.keySet().forEach(outcome -> write(outcome, to));
        to.number(frames.size());
        long millis = 0;
        for (Settled frame : frames) {
            to.number(frame.entry().millis() - millis);
            millis = frame.entry().millis();
            to.number(frame.entry().sequence());
            to.number(frame.runs().size());
            for (OutcomeRun run : frame.runs()) {
                to.number(run.from());
                to.number(run.count());
                to.number(outcomes.getOrDefault(run.outcome(), 0));
            }
        }
        return to.toBytes();
    }

    /**
     * What a note says of one submission, by the numbers of its records.
     *
     * @throws NewerFrame when it is of a newer version
     * @throws UnreadableFrame when it makes no sense
     */
    static Trace.Note read(byte[] note, ReceiptAddress address, Vocabulary vocabulary) {
        BinaryReader from = new BinaryReader(note, vocabulary);
        from.version("note", VERSION);
        Instant settledAt = Instant.ofEpochMilli(from.number());
        List<Outcome> outcomes = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) outcomes.add(outcome(from));
        List<OutcomeRun> found = new ArrayList<>(1);
        long millis = 0;
        for (int left = from.count(); left > 0; left--) {
            millis += from.number();
            boolean wanted = address.entry().equals(Optional.of(new EntryId(millis, from.number())));
            for (int runs = from.count(); runs > 0; runs--) {
                int first = from.small();
                int end = first + from.small();
                Outcome outcome = numbered(outcomes, from.small());
                int start = Math.max(first, address.first());
                int stop = Math.min(end, address.first() + address.records());
                if (wanted && start < stop) found.add(new OutcomeRun(start - address.first(), stop - start, outcome));
            }
        }
        return new Trace.Note(settledAt, found);
    }

    private static Outcome numbered(List<Outcome> outcomes, int number) {
        if (number >= outcomes.size())
            throw new UnreadableFrame("outcome: number " + number + " (expected: below " + outcomes.size() + ")");
        return outcomes.get(number);
    }

    private static void write(Outcome outcome, BinaryWriter to) {
        switch (outcome) {
            case Outcome.Delivered delivered -> {
                to.octet(DELIVERED);
                to.text(delivered.requestId());
            }
            case Outcome.Dead dead -> {
                to.octet(DEAD);
                to.text(dead.cause().name());
                to.text(dead.why());
            }
            case Outcome.Postponed postponed -> to.octet(postponed.uncertain() ? UNCERTAIN : POSTPONED);
        }
    }

    private static Outcome outcome(BinaryReader from) {
        int kind = from.octet();
        return switch (kind) {
            case DELIVERED -> new Outcome.Delivered(from.text());
            case DEAD -> new Outcome.Dead(cause(from.text()), from.text());
            case POSTPONED -> new Outcome.Postponed(false);
            case UNCERTAIN -> new Outcome.Postponed(true);
            default -> throw new UnreadableFrame("outcome: " + kind + " (expected: 1 to 4)");
        };
    }

    private static DeathCause cause(String name) {
        try {
            return DeathCause.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFrame("cause: " + name + " (expected: one that is known)", e);
        }
    }
}
